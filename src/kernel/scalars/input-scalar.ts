import { GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { Unread } from './unread.ts';

/** Longer than any date, month, area or amount that somebody writes. */
const LONGEST = 100;

interface InputScalar<Value> {
  name: string;
  description: string;
  /** @throws Unread */
  read: (text: string) => Value;
  /** For a number that was sent in the place of a text; numbers are refused where it is left out. @throws Unread */
  readNumber?: (number: number) => Value;
}

const notText = (value: string): Unread =>
  new Unread('a text', value, { th: 'ต้องส่งเป็นข้อความ', en: 'must be sent as a text' });

/**
 * A scalar that is only ever sent to the hub. What can't be read becomes an `Unread` in the place of the value: were it
 * thrown here, the whole request would be refused in English for the first of its faults.
 */
export function inputScalar<Value>(scalar: InputScalar<Value>): GraphQLScalarType<Value | Unread, never> {
  const { name, description, read, readNumber } = scalar;
  const parse = (given: unknown): Value => {
    if (typeof given === 'number' && readNumber) return readNumber(given);
    if (typeof given !== 'string') throw notText(JSON.stringify(given));
    if (given.length <= LONGEST) return read(given);
    throw new Unread(`length <= ${LONGEST}`, given, {
      th: `ยาวเกิน ${LONGEST} ตัวอักษร`,
      en: `is longer than ${LONGEST} characters`,
    });
  };
  const parseValue = (given: unknown): Value | Unread => {
    try {
      return parse(given);
    } catch (fault) {
      if (fault instanceof Unread) return fault;
      throw fault;
    }
  };
  const parseLiteral = (node: ValueNode): Value | Unread => {
    if (node.kind === Kind.STRING) return parseValue(node.value);
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return parseValue(Number(node.value));
    return notText(print(node));
  };
  const serialize = (): never => {
    throw new Error(`${name} is sent to the hub, never by it`);
  };
  return new GraphQLScalarType({ name, description, parseValue, parseLiteral, serialize });
}
