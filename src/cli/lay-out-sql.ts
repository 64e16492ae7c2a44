/** Words that begin a line of their own. */
const BEGINS_LINE = /^(SELECT|FROM|LEFT JOIN|JOIN|CROSS JOIN|WHERE|ORDER BY|LIMIT|CASE|WHEN|ELSE)\b/;

/** Breaks a statement into lines that a person can read: a line a clause, indented by its parentheses. */
export function layOut(sql: string): string[] {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let lineDepth = 0;
  let isQuoted = false;
  const end = () => {
    if (line.trim()) lines.push(`${'  '.repeat(lineDepth)}${line.trim()}`);
    line = '';
    lineDepth = depth;
  };
  for (let position = 0; position < sql.length; position += 1) {
    const sign = sql[position]!;
    if (sign === "'") isQuoted = !isQuoted;
    if (!isQuoted) {
      const isWordStart = /[\s(]/.test(sql[position - 1] ?? ' ');
      const isSecondWord = /\b(LEFT|CROSS) $/.test(line);
      if (isWordStart && !isSecondWord && BEGINS_LINE.test(sql.slice(position, position + 12))) end();
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
    }
    line += sign;
  }
  end();
  return lines;
}
