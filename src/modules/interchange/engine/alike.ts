/** SQL condition that two names are spellings of one; columns of different collations may be compared by it. */
export const alike = (one: string, other: string): string =>
  `hub.search_key(${one} COLLATE "C") = hub.search_key(${other} COLLATE "C")`;
