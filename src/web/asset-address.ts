import { assets } from './asset-store.ts';

/** The address of an asset; it changes with the content of any of them, so it may be cached for ever. */
export const assetAddress = (name: string): string => `/assets/${assets().hash}/${name}`;
