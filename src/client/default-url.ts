/** Where a hub answers that was started without settings. */
export const DEFAULT_URL = 'http://127.0.0.1:8080';
