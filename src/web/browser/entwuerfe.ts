/**
 * Keeps what was begun in a form, until it is entered: in this browser alone, never on the server. A form offers what was kept for it;
 * "Unsere Kommune" lists all of it; the receipt throws away what has been entered.
 */

interface Draft {
  readonly title: string;
  readonly address: string;
  readonly when: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const PREFIX = 'lichterkette-entwurf ';
const SENT = 'lichterkette-gesendet';
const SAVE_AFTER_MS = 300;

/** Browsers may refuse to keep anything, in a private window for example: then nothing is kept, and nothing breaks. */
const store = {
  get: (key: string): Draft | undefined => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
      return kept !== null && Array.isArray(kept.fields) ? kept : undefined;
    } catch {
      return undefined;
    }
  },
  put: (key: string, draft: Draft): void => {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Full or forbidden.
    }
  },
  remove: (key: string): void => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Forbidden.
    }
  },
  keys: (): string[] => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  },
};

const made = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words = '',
  css = '',
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  element.textContent = words;
  element.className = css;
  return element;
};

/** The fields that somebody fills in: what the form carries along for itself is no draft. */
const typedIn = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !name.startsWith('_') ? [[name, value]] : [],
  );

const same = (one: Draft['fields'], other: Draft['fields']): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Puts what was kept into the fields that are there; what has none any more is passed over. */
const fill = (form: HTMLFormElement, fields: Draft['fields']): void => {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
      if (!element.name.startsWith('_'))
        element.checked = values.get(element.name)?.includes(element.value) ?? false;
    } else if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    ) {
      const value = values.get(element.name)?.[0];
      if (element.type !== 'hidden' && value !== undefined) element.value = value;
    }
  }
  for (const details of form.querySelectorAll('details')) details.open = true;
};

const dayWords = (when: string): string =>
  new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(when));

/** Offers what was begun here before. */
const offer = (form: HTMLFormElement, key: string, draft: Draft): void => {
  const box = made('div', '', 'lk-hinweis');
  box.append(
    made(
      'p',
      `Hier haben Sie am ${dayWords(draft.when)} angefangen und nicht eingetragen. Das steht nur in diesem Browser.`,
    ),
  );
  const buttons = made('p', '', 'lk-btnr');
  const go = made('button', 'Weiter ausfüllen', 'lk-btn klein');
  const drop = made('button', 'Verwerfen', 'lk-btn klein');
  for (const button of [go, drop]) button.type = 'button';
  go.addEventListener('click', () => {
    fill(form, draft.fields);
    box.remove();
    form.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
  });
  drop.addEventListener('click', () => {
    store.remove(key);
    box.remove();
    form.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
  });
  buttons.append(go, ' ', drop);
  box.append(buttons);
  form.before(box);
};

const keep = (form: HTMLFormElement): void => {
  const address = location.pathname + location.search;
  const key = PREFIX + address;
  const first = typedIn(form);
  const before = store.get(key);
  if (before !== undefined && !same(before.fields, first)) offer(form, key, before);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    const fields = typedIn(form);
    const title = document.querySelector('h1')?.textContent ?? document.title;
    if (!same(fields, first)) store.put(key, { title, address, when: new Date().toISOString(), fields });
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    save();
    try {
      sessionStorage.setItem(SENT, key);
    } catch {
      // Then it is thrown away by hand.
    }
  });
};

/** What has been entered is no draft any more. */
const entered = (): void => {
  try {
    const key = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (key !== null) store.remove(key);
  } catch {
    // Forbidden: then nothing was kept.
  }
};

const list = (section: HTMLElement): void => {
  const [rows, empty, all] = ['[data-liste]', '[data-leer]', '[data-alle]'].map((selector) =>
    section.querySelector<HTMLElement>(selector),
  );
  if (!rows || !empty || !all) return;
  const show = (): void => {
    const keys = store.keys();
    rows.replaceChildren(...keys.map((key) => row(key)));
    rows.hidden = keys.length === 0;
    all.hidden = keys.length === 0;
    empty.hidden = keys.length > 0;
  };
  const row = (key: string): HTMLLIElement => {
    const { title = '', address = '/', when = '' } = store.get(key) ?? {};
    const entry = made('li');
    const link = made('a', title);
    link.href = address.startsWith('/') && !address.startsWith('//') ? address : '/';
    const drop = made('button', 'Löschen', 'lk-btn klein');
    drop.type = 'button';
    drop.setAttribute('aria-label', `Löschen: ${title}`);
    drop.addEventListener('click', () => {
      store.remove(key);
      show();
      section.querySelector<HTMLElement>('h2')?.focus();
    });
    entry.append(link, ' ', made('span', when === '' ? '' : dayWords(when), 'lk-klein'), ' ', drop);
    return entry;
  };
  const heading = section.querySelector('h2');
  if (heading) heading.tabIndex = -1;
  all.querySelector('button')?.addEventListener('click', () => {
    for (const key of store.keys()) store.remove(key);
    show();
    heading?.focus();
  });
  show();
};

if (location.pathname.startsWith('/quittung/')) entered();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-entwurf]')) keep(form);
for (const section of document.querySelectorAll<HTMLElement>('[data-entwuerfe]')) list(section);
