/** What the probe is told to reach; the test makes all of it. */
export type Targets = {
  /** Stands in every secret. */
  readonly marker: string;
  readonly secretFiles: Readonly<
    Record<
      | 'register'
      | 'key'
      | 'kept original'
      | 'system file'
      | 'other release'
      | 'settings file'
      | 'module'
      | 'json',
      string
    >
  >;
  readonly secretFolders: Readonly<Record<string, string>>;
  /** A folder anyone may write to, were it not for the confinement. */
  readonly scratch: string;
  /** The one release folder that may be read, and a file in it. */
  readonly release: string;
  readonly releaseFile: string;
  /** The folder shared with the workbench, and the one part of it that may be written here. */
  readonly shared: string;
  readonly writable: string;
  /** The folder of code compiled for it, for which Node's permission model alone has to be lenient. */
  readonly compiled: string;
  /** A process of the same user. */
  readonly victim: number;
  readonly shell: string;
  readonly addon: string;
  readonly tcpPort: number;
  readonly udpPort: number;
  readonly unixSocket: string;
  readonly abstractSocket: string;
};

export type Outcome = { readonly name: string; readonly reached: boolean; readonly detail: string };

/** The probe's first argument. */
const parsed: unknown = JSON.parse(process.argv[2] ?? '');
export const targets = parsed as Targets;
