import { ICON } from './icon.ts';
import { LANDING_CSS } from './landing.css.ts';

/** Where the explorer itself is had, with a key. */
export const EXPLORER_PATH = '/graphiql/explorer';

/**
 * Asks for the key, fetches the explorer with it and puts it into the place of this page. The key stays with the tab: in
 * its session storage, which ends when the tab is closed, and in no address, cookie or editor.
 */
export const GATE_SCRIPT = `
const NAME = 'hub-key';
const form = document.querySelector('form');
const field = document.querySelector('#key');
const told = document.querySelector('#told');
const ownFetch = window.fetch.bind(window);

const withKey = (key) => (input, init) => {
  const request = new Request(input, init);
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === location.origin && pathname === '/graphql';
  if (isOurs && !request.headers.has('authorization')) request.headers.set('authorization', 'Bearer ' + key);
  return ownFetch(request);
};

function forget() {
  sessionStorage.removeItem(NAME);
  location.reload();
}

function show(html, key) {
  sessionStorage.setItem(NAME, key);
  window.fetch = withKey(key);
  document.open();
  document.write(html);
  document.close();
  const button = document.createElement('button');
  button.textContent = 'ลืมกุญแจ / Forget key';
  button.style.cssText = 'position:fixed;right:12px;bottom:12px;z-index:99;padding:6px 12px;border-radius:6px;border:1px solid #8a4b08;background:#fff6e3;color:#5c3206;cursor:pointer';
  button.addEventListener('click', forget);
  document.body.append(button);
}

const WORDS = {
  401: 'กุญแจนี้ใช้ไม่ได้ / This key does not count',
  503: 'ระบบยังตอบไม่ได้ โปรดลองใหม่ / The hub can not answer just now; please try again',
};

async function open(key) {
  told.textContent = 'กำลังเปิด… / Opening…';
  try {
    const answer = await ownFetch('${EXPLORER_PATH}', { headers: { authorization: 'Bearer ' + key } });
    if (answer.ok) return show(await answer.text(), key);
    told.textContent = WORDS[answer.status] ?? WORDS[503];
    if (answer.status === 401) sessionStorage.removeItem(NAME);
  } catch {
    told.textContent = WORDS[503];
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const key = field.value.trim();
  if (/^[\\x21-\\x7e]+$/.test(key)) open(key);
  else told.textContent = WORDS[401];
});

const kept = sessionStorage.getItem(NAME);
if (kept !== null) open(kept);
`;

const GATE_CSS = `${LANDING_CSS}
form { align-items: center; display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0 }
input { flex: 1 1 20rem; font: inherit; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: inherit }
button { font: inherit; padding: .5rem 1.2rem; border: 0; border-radius: 6px; background: var(--mark); color: var(--paper); cursor: pointer }
#told { min-height: 1.7em; font-weight: 600 }
`;

/** The page before the explorer: it says nothing of the schema, and asks for the key. */
export const GATE_PAGE = `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>เกื้อหนุน · GraphiQL</title>
<link rel="icon" href="${ICON}">
<style>${GATE_CSS}</style>
</head>
<body>
<main>
<header>
<img src="${ICON}" alt="">
<div>
<h1>สำรวจข้อมูล <span lang="en">Explorer</span></h1>
<p>ใส่กุญแจ API เพื่ออ่านสคีมาและลองถาม กุญแจอยู่ในแท็บนี้เท่านั้น และหายไปเมื่อปิดแท็บ</p>
<p lang="en">Enter an API key to read the schema and try queries. It stays in this tab and is gone when the tab is closed.</p>
</div>
</header>
<section>
<form>
<label for="key">กุญแจ <span lang="en">· Key</span></label>
<input id="key" type="password" autocomplete="off" spellcheck="false" required placeholder="hub_…">
<button type="submit">เปิด <span lang="en">· Open</span></button>
</form>
<p id="told" role="status"></p>
<noscript><p>หน้านี้ต้องใช้ JavaScript <span lang="en">· This page needs JavaScript</span></p></noscript>
<p>ไม่มีกุญแจ: ขอใหม่ได้ด้วย <code>npm run hub -- demo key</code> <span lang="en">· No key: make a new one with that command</span></p>
</section>
</main>
<script>${GATE_SCRIPT}</script>
</body>
</html>
`;
