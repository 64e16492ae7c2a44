const HUB = `query Search($text: String!) {
  searchPartners(text: $text, first: 10) { nodes { matchedName partner { id nameTh } path { nameTh } } }
}`;

/** Ten partners by a part of their name, with their path; the peers have nothing like it without work of their own. */
export const search = {
  name: 'search',
  parameters: async (ask) =>
    (
      await ask(
        `SELECT name_th AS text FROM hub.partner WHERE length(name_th) > 5 ORDER BY md5(id || 'search') LIMIT 200`,
      )
    ).rows,
  hub: ({ text }) => ({ query: HUB, variables: { text } }),
};
