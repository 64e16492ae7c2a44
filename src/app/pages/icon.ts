/** The mark of the hub: a temple's gable over a village's roof line. */
export const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#8a4b08"/>' +
  '<path d="M16 5 7 16h18z" fill="#ffd98a"/><path d="M4 24l6-6 6 6 6-6 6 6v3H4z" fill="#fff6e3"/></svg>';

/** The same as a data URL, for links and images. */
export const ICON = `data:image/svg+xml,${encodeURIComponent(MARK)}`;
