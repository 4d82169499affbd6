import { html, join, type Piece } from '../markup.ts';

const ABSENT = 'Das hat die Betriebsstelle noch nicht angegeben.';

/** The words of an address for mail, on the web, or of a telephone, as a link. */
const contactLink = (address: string): Piece => {
  const words = decodeURI(address.replace(/^(mailto|tel):/, '').replace(/^https:\/\//, ''));
  return html`<a href="${address}">${words}</a>`;
};

/** What an operator has stated; that it has not, otherwise. */
export const stated = (text: string | undefined): Piece => text ?? html`<em>${ABSENT}</em>`;

/** Addresses that an operator has stated, with commas between them, as links; that it has not, otherwise. */
export const statedContact = (addresses: string | undefined): Piece =>
  addresses === undefined
    ? stated(undefined)
    : join(
        addresses.split(',').map((one) => contactLink(one.trim())),
        ', ',
      );
