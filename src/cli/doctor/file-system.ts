import type { Finding } from '../../store/finding.ts';

/** Types of file systems, by the magic number that statfs(2) gives on Linux. */
const NETWORK: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB2',
  16914839: '9P',
  12805120: 'CephFS',
  198183888: 'Lustre',
  1397113167: 'AFS',
  1952539503: 'OCFS2',
  18225520: 'GFS2',
  1196443219: 'GPFS',
};

const PASSING: Readonly<Record<number, string>> = {
  16914836: 'Hier liegen die Daten nur im Arbeitsspeicher (tmpfs): nach einem Neustart sind sie weg.',
  2035054128: 'Hier liegen die Daten in der Schicht eines Containers (overlay): mit ihm sind sie weg.',
};

const FUSE = 0x65_73_55_46;

/**
 * Whether a file system, by its type number (statfs(2)), keeps locks and writes as SQLite needs them: network file systems
 * do not (sqlite.org/wal.html, sqlite.org/howtocorrupt.html §2.1).
 */
export const fileSystemFinding = (type: number): Finding => {
  const network = NETWORK[type >>> 0];
  if (network !== undefined)
    return {
      state: 'wrong',
      text: `Dateisystem: ${network} ist ein Netzlaufwerk, dort sind Sperren nicht verlässlich. Bitte eine lokale Platte verwenden.`,
    };
  const passing = PASSING[type >>> 0];
  if (passing !== undefined) return { state: 'hint', text: `Dateisystem: ${passing}` };
  if (type >>> 0 === FUSE)
    return {
      state: 'hint',
      text: 'Dateisystem: FUSE. Ob Sperren dort verlässlich sind, hängt vom Treiber ab.',
    };
  return { state: 'good', text: `Dateisystem: lokal (0x${(type >>> 0).toString(16)})` };
};
