import { describe, expect, it } from 'vitest';
import { link } from '../../contracts/fields/links.ts';

const wrong = (address: string) =>
  link()
    .safeParse(address)
    .error?.issues.map(({ message }) => message) ?? [];

describe('a link', () => {
  it.each([
    'https://www.example.org/pfad?x=1#teil',
    'http://example.org:8443/',
    'https://münchen.example.org/straße',
    'https://xn--mnchen-3ya.example.org',
    'https://example.org./',
  ])('to a public page is taken: %s', (address) => {
    expect(wrong(address)).toEqual([]);
  });

  it.each([
    ['https://anna:geheim@example.org/', 'Passwort'],
    ['https://anna@example.org/', 'Passwort'],
    ['https://10.0.0.5/akte', 'IP-Adresse'],
    ['https://93.184.216.34/', 'IP-Adresse'],
    ['http://0x7f.1/', 'IP-Adresse'],
    ['http://2130706433/', 'IP-Adresse'],
    ['http://[::1]:8080/', 'IP-Adresse'],
    ['http://[fd00::5]/', 'IP-Adresse'],
    ['http://localhost:8080/', 'eigenen Netz'],
    ['http://akten.localhost/', 'eigenen Netz'],
    ['https://intranet/seite', 'eigenen Netz'],
    ['https://dms.stadt.intern/', 'eigenen Netz'],
    ['https://dms.local./', 'eigenen Netz'],
    ['https://example.org/\u202efdp.exe', 'unsichtbares Zeichen'],
    ['https://exam\u00adple.org/', 'unsichtbares Zeichen'],
    ['https://example.org/a b', 'unsichtbares Zeichen'],
    ['javascript:alert(1)', 'https://'],
    ['ftp://example.org/', 'https://'],
    ['example.org', 'https://'],
  ])('to anything else is refused, for one reason: %s', (address, why) => {
    expect(wrong(address)).toEqual([expect.stringContaining(why)]);
  });
});
