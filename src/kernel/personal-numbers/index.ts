export { PersonalNumberKind, type PersonalNumbers, personalNumbersIn } from './personal-numbers.ts';
