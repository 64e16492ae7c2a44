import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { SAMPLE_QUERY } from '../banner.ts';
import { ICON } from './icon.ts';
import { LANDING_CSS } from './landing.css.ts';

const SECONDS_TO_KEEP = 300;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(LANDING_CSS).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const door = (path: string, th: string, en: string): string =>
  `<li><a href="${path}"><code>${path}</code><span>${th}</span><span lang="en">${en}</span></a></li>`;

const PAGE = `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>เกื้อหนุน · Kueanun Hub</title>
<link rel="icon" href="${ICON}">
<style>${LANDING_CSS}</style>
</head>
<body>
<main>
<header>
<img src="${ICON}" alt="">
<div>
<h1>เกื้อหนุน <span lang="en">Kueanun Hub</span></h1>
<p>ศูนย์กลางข้อมูลของเครือข่ายความร่วมมือวัดกับชุมชน</p>
<p lang="en">The data hub of the network of temples and communities</p>
</div>
</header>

<div class="two">
<section>
<h2>นี่คืออะไร</h2>
<p>GraphQL API หนึ่งเดียวที่เชื่อมกรมส่งเสริมการปกครองท้องถิ่น สำนักงานท้องถิ่นจังหวัด องค์กรปกครองส่วนท้องถิ่น
สำนักงานพัฒนาชุมชน วัด และหมู่บ้าน ให้เป็นภาคีที่รู้จักกันและค้นหากันได้ ตามบันทึกข้อตกลง
“บทบาทในการเกื้อหนุนระหว่างวัดและชุมชนให้มีความสุขอย่างยั่งยืน”</p>
<p>ทุกคำขอต้องมีกุญแจ API กุญแจทดลองแสดงครั้งเดียวเมื่อเริ่มใช้งานครั้งแรก ขอใหม่ได้ด้วย <code>npm run hub -- demo key</code></p>
</section>
<section lang="en">
<h2>What this is</h2>
<p>One GraphQL API that ties the Department of Local Administration, its provincial offices, local authorities,
community development offices, temples and villages together as partners that can be found and asked about,
under their memorandum of mutual support.</p>
<p>Every request needs an API key. The demo key is shown once, at the first start; make a new one with
<code>npm run hub -- demo key</code></p>
</section>
</div>

<section>
<h2>ทางเข้า <span lang="en">· Where things are</span></h2>
<ul class="doors">
${door('/graphiql', 'ลองถามข้อมูลและอ่านคู่มือสคีมา', 'explore the schema, try a query')}
${door('/graphql', 'ที่อยู่ของ API (POST หรือ GET)', 'the API itself (POST or GET)')}
${door('/readyz', 'พร้อมให้บริการหรือไม่', 'ready to serve?')}
${door('/healthz', 'โปรแกรมยังทำงานอยู่หรือไม่', 'is the process alive?')}
${door('/metrics', 'ตัวเลขสำหรับ Prometheus', 'figures for Prometheus')}
</ul>
</section>

<div class="two">
<section>
<h2>ตัวอย่างคำถาม <span lang="en">· A question to start with</span></h2>
<pre><code>${escaped(SAMPLE_QUERY)}</code></pre>
</section>
</div>

<footer>
<p>ข้อมูลสาธิตเป็นข้อมูลสมมุติ ไม่ใช่หน่วยงานจริง <span lang="en">· The demo network is made up and stands for no real body. Apache-2.0</span></p>
</footer>
</main>
</body>
</html>
`;

/** Mounts `GET /`: what this is and where the API is, for a person who opens the address in a browser. */
export function mountLanding(http: FastifyInstance): void {
  http.get('/', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('cache-control', `public, max-age=${SECONDS_TO_KEEP}`)
      .send(PAGE),
  );
}
