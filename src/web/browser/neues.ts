import { connectLive, type LiveState } from '../../client/live-client.ts';

/**
 * Announces what is new on a page: counts what comes in, and shows it when the reader asks for it. The entries
 * themselves are made by the server: the page is asked for anew, and its list put in place of the old one.
 */

const WORDS: Readonly<Record<LiveState, string>> = {
  connecting: 'Verbindung wird aufgebaut',
  live: 'Neues wird sofort gemeldet',
  offline: 'Verbindung unterbrochen, wird erneuert',
};

const part = <Found extends Element>(within: Element, selector: string): Found => {
  const found = within.querySelector<Found>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
};

const liveAddress = (): string => {
  const address = new URL('/v1/live', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
};

/** The list as the server makes it now, with what was not in the old one marked. */
const freshList = async (old: Element, position: string): Promise<Element> => {
  const address = new URL(location.href);
  address.searchParams.set('atLeast', position);
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = document.importNode(part<Element>(page.body, `#${old.id}`), true);
  const known = new Set([...old.children].map(({ id }) => id));
  for (const entry of fresh.children) entry.classList.toggle('frisch', !known.has(entry.id));
  return fresh;
};

/** Says that something has been entered, and touches nothing else: a form is being filled in. */
const hint = (line: HTMLElement): void => {
  const { kanal = 'feed', position = '' } = line.dataset;
  const words = part<HTMLElement>(line, '[data-hinweis-worte]');
  const said = part<HTMLElement>(line, '[aria-live]');
  const live = connectLive({
    url: liveAddress(),
    onState: () => undefined,
    onPush: () => {
      line.hidden = false;
      words.hidden = false;
      said.textContent = words.textContent;
    },
    onReset: () => undefined,
  });
  live.follow(kanal, position);
};

/** Looks what of all that comes in stands in the list of the page; one look at a time, and one more where something came meanwhile. */
const looking = (liste: string, found: (count: number) => void) => {
  let [wanted, busy] = ['', false];
  const look = async (): Promise<void> => {
    busy = true;
    while (wanted !== '') {
      const position = wanted;
      wanted = '';
      const old = document.getElementById(liste);
      if (old === null) break;
      const fresh = await freshList(old, position);
      found(fresh.querySelectorAll(':scope > .frisch').length);
    }
    busy = false;
  };
  return (position: string): void => {
    wanted = position;
    if (!busy)
      look().catch(() => {
        // The next one that comes in is looked for again.
        busy = false;
      });
  };
};

/** Says how the connection is. */
const saying = (state: HTMLElement, words: HTMLElement, appear: () => void) => ({
  onState: (now: LiveState) => {
    // Until it stands again it is cut, also while it is being renewed.
    if (now !== 'connecting') state.dataset.zustand = now;
    words.textContent = WORDS[now];
    appear();
  },
  onReset: () => {
    words.textContent = 'Der Bestand hat sich geändert. Bitte die Seite neu laden.';
    state.dataset.zustand = 'offline';
    appear();
  },
});

const start = (line: HTMLElement): void => {
  const { kanal = 'feed', position = '', liste = '', pruefen } = line.dataset;
  const state = part<HTMLElement>(line, '[data-zustand]');
  const words = part<HTMLElement>(line, '[data-worte]');
  const button = part<HTMLButtonElement>(line, 'button');
  const said = part<HTMLElement>(line, '[aria-live]');
  let [waiting, last] = [0, position];

  /** It is there only while there is something to say: the connection is cut, or something has come. */
  const appear = () => {
    const isCut = state.dataset.zustand === 'offline';
    state.hidden = !isCut;
    button.hidden = waiting === 0;
    line.hidden = !isCut && waiting === 0;
  };

  const offer = () => {
    const label = waiting === 1 ? '1 neuen Eintrag anzeigen' : `${waiting} neue Einträge anzeigen`;
    button.textContent = label;
    appear();
    if (waiting > 0) said.textContent = waiting === 1 ? '1 neuer Eintrag' : `${waiting} neue Einträge`;
  };

  const show = async () => {
    const old = document.getElementById(liste);
    if (old === null) {
      location.reload();
      return;
    }
    const upTo = waiting;
    old.replaceWith(await freshList(old, last));
    waiting -= upTo;
    offer();
    const first =
      document.querySelector<HTMLElement>(`#${liste} .frisch a`) ?? document.getElementById(liste);
    if (first?.id === liste) first.tabIndex = -1;
    first?.focus();
  };

  const look = looking(liste, (count) => {
    waiting = count;
    offer();
  });

  button.addEventListener('click', () => {
    show().catch(() => location.reload());
  });
  const live = connectLive({
    url: liveAddress(),
    ...saying(state, words, appear),
    onPush: ({ sequence }) => {
      last = sequence;
      if (pruefen === undefined) {
        waiting += 1;
        offer();
      } else look(sequence);
    },
  });
  live.follow(kanal, position);
};

for (const line of document.querySelectorAll<HTMLElement>('.lk-live[data-kanal]'))
  (line.dataset.hinweis === undefined ? start : hint)(line);
