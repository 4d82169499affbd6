import { assetAddress } from './asset-address.ts';
import { feedLinks, followBox } from './follow/box.ts';
import { html, type Markup, raw } from './markup.ts';
import type { Page } from './page.ts';
import { mark } from './parts/garland.ts';
import { lightPatterns } from './parts/light.ts';
import { roleSwitch } from './parts/role-switch.ts';
import { PAGES } from './shown.ts';
import type { Visit } from './visit.ts';
import { dateWords } from './words/dates.ts';

const MENU = PAGES.flatMap(({ path, menu }) => (menu === undefined ? [] : [[path, menu] as const]));

const MADE_FROM_SETTINGS = PAGES.flatMap(({ path, foot }) =>
  foot === undefined ? [] : [[path, foot] as const],
);

const FOOT = [
  ['/hilfe', 'Hilfe'],
  ['/betriebsstatus', 'Betriebsstatus'],
  ...MADE_FROM_SETTINGS,
  ['/openapi.json', 'Schnittstelle (OpenAPI)'],
  ['/v1/feed.atom', 'Neues abonnieren (Atom)'],
] as const;

const menu = (section: string | undefined, address: string) =>
  MENU.map(([href, label]) => {
    if (href !== section) return html`<li><a href="${href}">${label}</a></li>`;
    const current = address.split('?')[0] === href ? 'page' : 'true';
    return html`<li><a href="${href}" aria-current="${current}">${label}</a></li>`;
  });

const trail = (steps: NonNullable<Page['trail']>) =>
  html`<nav class="lk-brot" aria-label="Sie sind hier"><ol>${steps.map(({ label, href }) =>
    href ? html`<li><a href="${href}">${label}</a></li>` : html`<li>${label}</li>`,
  )}</ol></nav>`;

/** The weights in which the first lines of every page are written: asked for with the page, not only after its styles. */
const FIRST_FONTS = [400, 600];

const ABOUT =
  'Was Kommunen digitalisiert haben, wer es von wem übernommen hat, was dabei geändert wurde und was es gebracht hat.';

const head = (page: Page, { canonical }: Visit) => html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === 'Lichterkette' ? '' : `${page.title} – `}Lichterkette</title>
<meta name="description" content="${page.description ?? ABOUT}">
${canonical !== undefined && html`<link rel="canonical" href="${canonical}">`}
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="${assetAddress('zeichen.svg')}">
<link rel="alternate" type="application/atom+xml" title="Neues" href="/v1/feed.atom">
${feedLinks(page.follow)}${FIRST_FONTS.map((weight) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${assetAddress(`fira-sans-latin-${weight}-normal.woff2`)}">`)}
<link rel="stylesheet" href="${assetAddress('kern.css')}">
<link rel="stylesheet" href="${assetAddress('lichterkette.css')}">
${page.live && html`<script type="module" src="${assetAddress('neues.js')}"></script>`}
${page.drafts && html`<script type="module" src="${assetAddress('entwuerfe.js')}"></script>`}
</head>`;

/** A whole document: skip link, banner, menu, the page, foot. */
export const frame = (page: Page, visit: Visit): Markup => html`${raw('<!DOCTYPE html>')}
<html lang="de">
${head(page, visit)}
<body>
<a class="lk-sprung" href="#inhalt">Zum Inhalt springen</a>
${lightPatterns()}
<section class="lk-demo" aria-label="Hinweis"><div class="lk-w"><p>${visit.demo ? 'Demonstration mit erfundenen Kommunen und Daten' : 'Demonstrationsbetrieb: ohne Anmeldung, nur auf diesem Rechner'}</p>${visit.roles !== undefined && roleSwitch(visit.roles, visit.address)}</div></section>
<header class="lk-kopf"><div class="lk-w"><a class="lk-marke" href="/">${mark()} Lichterkette</a><nav class="lk-nav" aria-label="Hauptmenü"><ul>${menu(page.section, visit.address)}</ul></nav></div></header>
<main class="lk-w" id="inhalt" tabindex="-1">
${visit.notices.length > 0 && html`<div class="lk-hinweise" role="status">${visit.notices.map((notice) => html`<p class="lk-hinweis">${notice}</p>`)}</div>`}
${page.trail && trail(page.trail)}
${page.body}
${page.follow && followBox(page.follow)}
${visit.printed && html`<p class="lk-druck">${visit.printed.address}, Stand ${dateWords(visit.printed.day)}</p>`}
</main>
<footer class="lk-fuss"><div class="lk-w"><ul>${FOOT.map(([href, label]) => html`<li><a href="${href}">${label}</a></li>`)}</ul><p>Lichterkette: Lösungen aus Kommunen für Kommunen. Jede mit eigenen Zielen, keine Kopie.</p></div></footer>
</body>
</html>
`;
