/** What stands between two digits of one number, in a plain text: spaces, hyphens, full stops and brackets, a few of them. */
export const GAP = '[ .()\\[\\]-]{0,4}';
