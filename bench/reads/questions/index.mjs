import { contacts } from './contacts.mjs';
import { list } from './list.mjs';
import { nested } from './nested.mjs';
import { point } from './point.mjs';
import { projectsByStatus } from './projects-by-status.mjs';
import { projectsNested } from './projects-nested.mjs';
import { search } from './search.mjs';
import { wide } from './wide.mjs';

/**
 * The reads that are measured. Each has its parameters, drawn by lot but always the same, and the way each contestant
 * is asked; who can't be asked is left out.
 */
export const QUESTIONS = [point, list, nested, wide, projectsNested, projectsByStatus, search, contacts];
