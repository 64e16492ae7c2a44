import { type GraphQLSchema, isScalarType, Kind } from 'graphql';
import type { BilingualText } from '../errors.ts';
import { Unread } from './unread.ts';

interface Reason {
  rule: string;
  text: BilingualText;
  /** What is asked beside what the library asks, which takes 12.7 people for 12. */
  isRight?: (given: unknown) => boolean;
}

/** A character that can be seen. */
const SEEN = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Scalars of the library that stand in inputs of mutations alone, and what a right value of each fulfils. */
const REASONS: Readonly<Record<string, Reason>> = {
  NonNegativeInt: {
    rule: 'a whole number >= 0',
    text: { th: 'ต้องเป็นจำนวนเต็มตั้งแต่ 0 ขึ้นไป', en: 'must be a whole number from 0 on' },
    isRight: Number.isSafeInteger,
  },
  NonNegativeFloat: {
    rule: 'a number >= 0',
    text: { th: 'ต้องเป็นจำนวนตั้งแต่ 0 ขึ้นไป', en: 'must be a number from 0 on' },
  },
  NonEmptyString: {
    rule: 'a text that is not empty',
    text: { th: 'ต้องเป็นข้อความที่ไม่ว่าง', en: 'must be a text that is not empty' },
    isRight: (given) => typeof given !== 'string' || SEEN.test(given),
  },
  URL: {
    rule: 'a URL',
    text: { th: 'ต้องเป็นที่อยู่ (URL) ที่ถูกต้อง', en: 'must be a well-formed URL' },
  },
};

/** What of a value is repeated: numbers, and no text, which may be a secret or somebody's number. */
const told = (given: unknown): string => (typeof given === 'number' ? String(given) : typeof given);

const done = new WeakSet<object>();

/**
 * Lets what these scalars can't take become an `Unread` in the place of the value, as our own scalars do: it is refused
 * under its field, with all else that is wrong, and in a batch with its row. Thrown, it would refuse the whole request.
 */
export function leaveUnread(schema: GraphQLSchema): void {
  for (const [name, { rule, text, isRight = () => true }] of Object.entries(REASONS)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar) || done.has(scalar)) continue;
    done.add(scalar);
    const { parseValue, parseLiteral } = scalar;
    scalar.parseValue = (given) => {
      try {
        if (isRight(given)) return parseValue(given);
      } catch {
        // Told below, as what is not right is.
      }
      return new Unread(rule, told(given), text);
    };
    scalar.parseLiteral = (node, variables) => {
      const isNumber = node.kind === Kind.INT || node.kind === Kind.FLOAT;
      const given = isNumber ? Number(node.value) : node.kind === Kind.STRING ? node.value : node;
      try {
        if (isRight(given)) return parseLiteral(node, variables);
      } catch {
        // Told below, as what is not right is.
      }
      return new Unread(rule, told(given), text);
    };
  }
}
