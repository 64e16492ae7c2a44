const HUB = `query Contacts($province: String!) {
  partners(first: 20, filter: { type: { eq: LOCAL_AUTHORITY }, within: $province }) {
    nodes { nameTh contactChannels { kind value } }
  }
}`;

const POSTGRAPHILE = `query Contacts($province: String!) {
  hubPeerPartnersOfProvince(ofType: LOCAL_AUTHORITY, province: $province, first: 20) {
    nodes { nameTh contactChannelsByPartnerId(orderBy: [KIND_ASC]) { nodes { kind value } } }
  }
}`;

/** Twenty local authorities of a province with how they are reached: a list through a table that only some may read. */
export const contacts = {
  name: 'contacts',
  /** Only who sends along who asks gets rows. */
  isRestricted: true,
  parameters: async (ask) =>
    (
      await ask(
        `SELECT code AS province FROM hub.area WHERE level = 'PROVINCE' AND code <> '10' ORDER BY md5(code || 'contacts')`,
      )
    ).rows,
  hub: ({ province }) => ({ query: HUB, variables: { province } }),
  postgraphile: ({ province }) => ({ query: POSTGRAPHILE, variables: { province } }),
  fromPostgraphile: ({ hubPeerPartnersOfProvince: { nodes } }) => ({
    partners: {
      nodes: nodes.map(({ nameTh, contactChannelsByPartnerId }) => ({
        nameTh,
        contactChannels: contactChannelsByPartnerId.nodes,
      })),
    },
  }),
};
