/** The ids, as an array in SQL, of the areas that have a code or lie below one that has it, given the code's expression; worked out once and not for every row. */
export const areasWithin = (code: string): string => `(SELECT hub.areas_within(${code}))::uuid[]`;
