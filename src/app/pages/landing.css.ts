/** The style of the landing page. Thai needs high lines for its stacked vowels and tone marks, and never italics. */
export const LANDING_CSS = `
:root {
  color-scheme: light dark;
  --paper: #fdf9f1; --ink: #2a2018; --soft: #6b5a48; --line: #e6d9c3; --card: #fffdf8; --mark: #8a4b08; --code: #f5ecdc;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1511; --ink: #f2e8d9; --soft: #b9a78f; --line: #3a2f24; --card: #221b15; --mark: #f0b35c; --code: #2b221a; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); line-height: 1.75; font-size: 1.0625rem;
  font-family: "Noto Sans Thai Looped", "Noto Sans Thai", Sarabun, "Leelawadee UI", Thonburi, Loma, Garuda, Tahoma, system-ui, sans-serif;
}
main { max-width: 60rem; margin: 0 auto; padding: 3rem 1.25rem 2rem; }
header { display: flex; gap: 1.25rem; align-items: center; border-bottom: 1px solid var(--line); padding-bottom: 1.5rem; }
header img { width: 4.5rem; height: 4.5rem; flex: none; }
h1 { margin: 0; font-size: 2.1rem; line-height: 1.5; }
h1 span { color: var(--soft); font-weight: 400; font-size: 1.35rem; white-space: nowrap; }
header p { margin: 0; color: var(--soft); }
h2 { color: var(--mark); font-size: 1.2rem; line-height: 1.7; margin: 0 0 .5rem; }
.two { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); margin: 1.75rem 0; }
section { min-width: 0; }
section p { margin: 0 0 .75rem; }
.doors { list-style: none; padding: 0; margin: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
.doors a { display: block; height: 100%; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); color: inherit; text-decoration: none; }
.doors a:hover, .doors a:focus-visible { border-color: var(--mark); }
.doors code { background: none; padding: 0; color: var(--mark); font-size: 1.05rem; }
.doors span { display: block; color: var(--soft); font-size: .95rem; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
code { white-space: nowrap; background: var(--code); border-radius: .3rem; padding: .1em .35em; }
pre { background: var(--code); border-radius: .6rem; padding: 1rem 1.1rem; overflow-x: auto; line-height: 1.7; margin: 0; }
pre code { white-space: pre; background: none; padding: 0; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .92rem; margin-top: 2.5rem; padding-top: 1rem; }
`;
