/** Every setting of the program; the configuration reference is written from this table. */
export const settings = [
  {
    name: 'publicPort',
    env: 'UNHIDDEN_PUBLIC_PORT',
    flag: '--public-port',
    default: '8080',
    secret: false,
    does: 'Port of the public site. 0 takes any free port.',
  },
  {
    name: 'workbenchPort',
    env: 'UNHIDDEN_WORKBENCH_PORT',
    flag: '--workbench-port',
    default: '8081',
    secret: false,
    does: 'Port of the workbench, which answers on this computer only (127.0.0.1). 0 takes any free port.',
  },
  {
    name: 'host',
    env: 'UNHIDDEN_HOST',
    flag: '--host',
    default: '127.0.0.1',
    secret: false,
    does: 'Address on which the public site answers; 0.0.0.0 or :: for every address of this computer.',
  },
  {
    name: 'data',
    env: 'UNHIDDEN_DATA',
    flag: '--data',
    default: 'var',
    secret: false,
    does: 'Data folder: register, releases, keys and logs. A relative path starts where the command was given, the default lies beside the program.',
  },
  {
    name: 'databaseUrl',
    env: 'UNHIDDEN_DATABASE_URL',
    flag: '--database-url',
    default: '',
    secret: true,
    does: 'PostgreSQL 15 or later as the register (postgres://user:password@host/database). Without it the register is SQLite in the data folder. The environment variable is safer: flags show in the process list.',
  },
  {
    name: 'role',
    env: 'UNHIDDEN_ROLE',
    flag: '--role',
    default: 'both',
    secret: false,
    does: 'What to run: both, public (the site alone) or workbench (the workbench alone).',
  },
] as const;

export type SettingName = (typeof settings)[number]['name'];
