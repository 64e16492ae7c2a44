export { plainAnswers } from './answers.ts';
