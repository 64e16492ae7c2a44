import { ACCESS } from './access.ts';
import { ACTIVITIES } from './activities.ts';
import { AGREEMENTS } from './agreements.ts';
import { DIRECTIVES } from './directives.ts';
import { PARTNERS } from './partners.ts';
import { PROJECTS } from './projects.ts';
import { RESOURCES } from './resources.ts';
import type { BadInput } from './values.ts';

export const LINES: readonly BadInput[] = [
  ...AGREEMENTS,
  ...PROJECTS,
  ...ACTIVITIES,
  ...RESOURCES,
  ...DIRECTIVES,
  ...PARTNERS,
  ...ACCESS,
];
