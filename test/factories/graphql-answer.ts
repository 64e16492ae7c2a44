/** An error as the hub answers it. */
export interface AnsweredError {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown> & {
    code: string;
    messageTh: string;
    messageEn: string;
    requestId: string;
  };
}

/** What a test reads out of an answer; `data` is as the query shaped it. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: AnsweredError[];
  extensions?: Record<string, unknown>;
}

export const answerOf = async (response: Response): Promise<Answer> => (await response.json()) as Answer;

/** The errors of an answer, none where there are none. */
export const errorsOf = async (response: Response): Promise<AnsweredError[]> =>
  (await answerOf(response)).errors ?? [];
