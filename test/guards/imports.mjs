// The gate on imports: the house rules of .dependency-cruiser.mjs, over all of src. A cruise that sees too few modules
// has looked at nothing (it happens silently when no TypeScript compiler can be loaded), so that is a failure too.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import rules from '../../.dependency-cruiser.mjs';

const sources = readdirSync('src', { recursive: true }).filter((name) => /\.(ts|mjs)$/.test(name));
const { output } = await cruise(['src'], {
  ruleSet: { forbidden: rules.forbidden },
  validate: true,
  ...rules.options,
});
const seen = output.modules.filter((module) => module.source.startsWith('src/'));
const violations = output.summary.violations.filter((violation) => violation.rule.severity === 'error');

for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (seen.length < sources.length) {
  console.error(`imports: only ${seen.length} of ${sources.length} source files were looked at`);
}
if (violations.length > 0 || seen.length < sources.length) process.exit(1);
console.log(
  `imports: ${seen.length} modules, ${output.summary.totalDependenciesCruised} imports, no rule broken`,
);
