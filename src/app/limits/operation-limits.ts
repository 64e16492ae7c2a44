import {
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { HubError } from '../../kernel/errors.ts';
import { LIMITS } from './limits.ts';

interface Shape {
  depth: number;
  aliases: number;
}

const NOTHING: Shape = { depth: 0, aliases: 0 };

/** Introspection nests deeper than any question about data, and graphql-js limits it by a rule of its own. */
const isIntrospection = (fieldName: string): boolean => fieldName === '__schema' || fieldName === '__type';

function measure(
  context: ValidationContext,
  selectionSet: SelectionSetNode,
  fragments: Map<string, Shape>,
): Shape {
  let { depth, aliases } = NOTHING;
  for (const selection of selectionSet.selections) {
    let inner = NOTHING;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      inner = measureFragment(context, selection.name.value, fragments);
    } else if (selection.selectionSet !== undefined) {
      inner = measure(context, selection.selectionSet, fragments);
    }
    aliases += inner.aliases;
    if (selection.kind === Kind.FIELD) {
      if (selection.alias !== undefined) aliases += 1;
      depth = Math.max(depth, isIntrospection(selection.name.value) ? 1 : 1 + inner.depth);
    } else {
      depth = Math.max(depth, inner.depth);
    }
  }
  return { depth, aliases };
}

function measureFragment(context: ValidationContext, name: string, fragments: Map<string, Shape>): Shape {
  const known = fragments.get(name);
  if (known !== undefined) return known;
  // Stands while the fragment is measured, so that a fragment which spreads itself can't loop here.
  fragments.set(name, NOTHING);
  const fragment = context.getFragment(name);
  const shape = fragment ? measure(context, fragment.selectionSet, fragments) : NOTHING;
  fragments.set(name, shape);
  return shape;
}

const tooMuch = (what: keyof Shape, th: string, en: string, found: number): GraphQLError => {
  const rule = `${what} <= ${LIMITS[what]}`;
  const refused = new HubError('BAD_INPUT', { th, en }, { field: 'query', rule, value: String(found) });
  return new GraphQLError(en, { originalError: refused });
};

/** Refuses an operation that nests too deeply or renames too many fields, before any of it runs. */
export const operationLimits: ValidationRule = (context) => {
  const fragments = new Map<string, Shape>();
  return {
    OperationDefinition(operation) {
      const { depth, aliases } = measure(context, operation.selectionSet, fragments);
      if (depth > LIMITS.depth) {
        const th = `คำสั่งซ้อนกันลึกเกิน ${LIMITS.depth} ชั้น`;
        context.reportError(
          tooMuch('depth', th, `The operation nests deeper than ${LIMITS.depth} levels`, depth),
        );
      }
      if (aliases > LIMITS.aliases) {
        const th = `คำสั่งตั้งชื่อแทน (alias) เกิน ${LIMITS.aliases} ชื่อ`;
        context.reportError(
          tooMuch('aliases', th, `The operation has more than ${LIMITS.aliases} aliases`, aliases),
        );
      }
      return false;
    },
  };
};
