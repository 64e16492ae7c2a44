import { isDeepStrictEqual } from 'node:util';
import { fetchOnce } from './load.mjs';

const TRIED = 40;

/**
 * Asks every contestant the same and compares the answers, brought to the hub's shape.
 * @throws where one differs: what is measured would not be the same work.
 */
export async function mustAnswerTheSame(question, parameters, contestants) {
  for (const parameter of parameters.slice(0, TRIED)) {
    let expected;
    for (const { name, port, request, shape } of contestants) {
      const data = await fetchOnce(port, request(question, parameter));
      const answer = shape(question)(data, parameter);
      expected ??= answer;
      if (isDeepStrictEqual(answer, expected)) continue;
      const [one, other] = [expected, answer].map((value) => JSON.stringify(value));
      const at = [...one].findIndex((letter, position) => letter !== other[position]);
      const near = (text) => text.slice(Math.max(0, at - 80), at + 120);
      throw new Error(
        `${name} answers ${question.name} ${JSON.stringify(parameter)} otherwise than ${contestants[0].name}:\n${near(one)}\n${near(other)}`,
      );
    }
  }
}
