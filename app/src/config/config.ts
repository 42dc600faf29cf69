import { isIP } from 'node:net';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { settings } from './settings.ts';
import type { SettingName } from './settings.ts';

export { settings } from './settings.ts';

export type Role = 'both' | 'public' | 'workbench';

export type Config = {
  /** Absolute path of the folder that holds package.json. */
  readonly programFolder: string;
  readonly publicPort: number;
  readonly workbenchPort: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataFolder: string;
  readonly role: Role;
  /** Undefined: http://localhost and the port the workbench listens on. */
  readonly workbenchOrigin: string | undefined;
  /** Absolute path, or undefined: keys/ring.credential in the data folder. */
  readonly ringCredential: string | undefined;
  readonly namingDelayHours: number;
  /** Sender of letters, or undefined where there is no mail server. */
  readonly mailFrom: string | undefined;
  /** Never printed and never given to the public process. */
  readonly secrets: {
    readonly databaseUrl?: string;
    readonly ringPassphrase?: string;
    /** Of the mail server, with its password. */
    readonly smtpUrl?: string;
  };
};

export type Environment = Readonly<Record<string, string | undefined>>;
type Values = Readonly<Record<SettingName, string>>;

const programFolder = resolve(dirname(import.meta.filename), '../../..');

/** The checked configuration of this process, and the arguments that are no setting, in their order. */
export function loadConfig(
  args: readonly string[] = process.argv.slice(2),
  env: Environment = process.env,
): Result<{ readonly config: Config; readonly rest: readonly string[] }> {
  const read = readSettings(args, env);
  const checked = checkConfig(read.values, process.cwd());
  const problems = [...read.problems, ...(checked.ok ? [] : checked.problems)];
  if (problems.length > 0 || !checked.ok) return failure(...problems);
  return success({ config: checked.value, rest: read.rest });
}

/** The environment for a child that may know everything: this process's own, with the checked settings in it. */
export function trustedEnvironment(config: Config): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('UNHIDDEN_') ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(inherited),
    UNHIDDEN_PUBLIC_PORT: String(config.publicPort),
    UNHIDDEN_WORKBENCH_PORT: String(config.workbenchPort),
    UNHIDDEN_HOST: config.host,
    UNHIDDEN_DATA: config.dataFolder,
    UNHIDDEN_ROLE: config.role,
    UNHIDDEN_NAMING_DELAY_HOURS: String(config.namingDelayHours),
    ...(config.workbenchOrigin === undefined ? {} : { UNHIDDEN_WORKBENCH_ORIGIN: config.workbenchOrigin }),
    ...(config.ringCredential === undefined ? {} : { UNHIDDEN_RING_CREDENTIAL: config.ringCredential }),
    ...(config.secrets.ringPassphrase === undefined
      ? {}
      : { UNHIDDEN_RING_PASSPHRASE: config.secrets.ringPassphrase }),
    ...(config.mailFrom === undefined ? {} : { UNHIDDEN_MAIL_FROM: config.mailFrom }),
    ...(config.secrets.smtpUrl === undefined ? {} : { UNHIDDEN_SMTP_URL: config.secrets.smtpUrl }),
    ...(config.secrets.databaseUrl === undefined
      ? {}
      : { UNHIDDEN_DATABASE_URL: config.secrets.databaseUrl }),
  };
}

/** A flag wins over the environment, the environment over the default; an empty value counts as not given. */
export function readSettings(
  args: readonly string[],
  env: Environment,
): { readonly values: Values; readonly rest: readonly string[]; readonly problems: readonly string[] } {
  const given = new Map<string, string>();
  const rest: string[] = [];
  const problems: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const [flag = '', ...parts] = arg.split('=');
    const setting = settings.find((one) => one.flag === flag);
    if (setting === undefined) rest.push(arg);
    else if (parts.length > 0) given.set(setting.name, parts.join('='));
    else {
      const value = args[at + 1];
      if (value === undefined || value.startsWith('--')) {
        problems.push(
          `${flag} has no value; write ${flag}=${setting.default === '' ? 'VALUE' : setting.default}.`,
        );
      } else {
        given.set(setting.name, value);
        at += 1;
      }
    }
  }
  for (const name of Object.keys(env)) {
    // Tests have variables of their own; any other unknown name is most likely a slip of the pen.
    if (!name.startsWith('UNHIDDEN_') || name.startsWith('UNHIDDEN_TEST_')) continue;
    if (settings.every((one) => one.env !== name)) {
      problems.push(
        `${name} is no setting of Unhidden; take it out of the environment, or use one of ${settings.map((one) => one.env).join(', ')}.`,
      );
    }
  }
  const value = (name: SettingName): string => {
    const setting = settings.find((one) => one.name === name);
    return given.get(name) || env[setting?.env ?? ''] || (name === 'data' ? '' : (setting?.default ?? ''));
  };
  return {
    values: {
      publicPort: value('publicPort'),
      workbenchPort: value('workbenchPort'),
      host: value('host'),
      data: value('data'),
      databaseUrl: value('databaseUrl'),
      role: value('role'),
      workbenchOrigin: value('workbenchOrigin'),
      ringPassphrase: value('ringPassphrase'),
      ringCredential: value('ringCredential'),
      smtpUrl: value('smtpUrl'),
      mailFrom: value('mailFrom'),
      namingDelayHours: value('namingDelayHours'),
    },
    rest,
    problems,
  };
}

/** Checks every setting and lists every problem; relative paths start at `cwd`. */
export function checkConfig(values: Values, cwd: string): Result<Config> {
  const problems: string[] = [];
  const publicPort = checkPort('publicPort', values.publicPort, problems);
  const workbenchPort = checkPort('workbenchPort', values.workbenchPort, problems);
  if (publicPort !== 0 && publicPort === workbenchPort) {
    problems.push(
      `The public site and the workbench cannot share port ${publicPort}; give one of them another with --public-port or --workbench-port.`,
    );
  }
  const host = values.host === 'localhost' ? '127.0.0.1' : values.host;
  if (isIP(host) === 0) {
    problems.push(`${told('host')} must be an IP address such as 127.0.0.1 or ::, not "${host}".`);
  }
  const role = (['both', 'public', 'workbench'] as const).find((one) => one === values.role);
  if (role === undefined) {
    problems.push(`${told('role')} must be both, public or workbench, not "${values.role}".`);
  }
  const dataFolder = values.data === '' ? join(programFolder, 'var') : resolve(cwd, values.data);
  checkDataFolder(dataFolder, problems);
  // The value is not repeated: it holds a password.
  if (values.databaseUrl !== '' && !/^postgres(ql)?:\/\/[^/\s]*\/?[^\s]*$/.test(values.databaseUrl)) {
    problems.push(`${told('databaseUrl')} must look like postgres://user:password@host:5432/database.`);
  }
  const workbenchOrigin = checkOrigin(values.workbenchOrigin, problems);
  const namingDelayHours = Number(values.namingDelayHours);
  if (!/^\d{1,4}$/.test(values.namingDelayHours)) {
    problems.push(
      `${told('namingDelayHours')} must be a whole number of hours from 0 to 9999, not "${values.namingDelayHours}".`,
    );
  }
  const mailFrom = checkMail(values, problems);
  if (problems.length > 0 || role === undefined) return failure(...problems);
  const secrets = {
    ...(values.databaseUrl === '' ? {} : { databaseUrl: values.databaseUrl }),
    ...(values.ringPassphrase === '' ? {} : { ringPassphrase: values.ringPassphrase }),
    ...(values.smtpUrl === '' ? {} : { smtpUrl: values.smtpUrl }),
  };
  const ringCredential = values.ringCredential === '' ? undefined : resolve(cwd, values.ringCredential);
  return success({
    programFolder,
    publicPort,
    workbenchPort,
    host,
    dataFolder,
    role,
    workbenchOrigin,
    ringCredential,
    namingDelayHours,
    mailFrom,
    secrets,
  });
}

/** A server needs a sender. The address of the server is not repeated: it holds a password. */
function checkMail(
  { smtpUrl, mailFrom }: Pick<Values, 'smtpUrl' | 'mailFrom'>,
  problems: string[],
): string | undefined {
  const url = URL.parse(smtpUrl);
  if (smtpUrl !== '' && (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === ''))
    problems.push(`${told('smtpUrl')} must look like smtps://user:password@host:465.`);
  const isSender = /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(mailFrom);
  if (mailFrom !== '' && !isSender)
    problems.push(
      `${told('mailFrom')} must be an address such as Internships <internships@example.org>, not "${mailFrom}".`,
    );
  if (smtpUrl !== '' && mailFrom === '')
    problems.push(`Letters need a sender; set ${told('mailFrom')} beside the mail server.`);
  return mailFrom === '' ? undefined : mailFrom;
}

/** Passkeys need a name, not a number, and TLS everywhere but on this computer. */
function checkOrigin(value: string, problems: string[]): string | undefined {
  if (value === '') return undefined;
  const url = URL.parse(value);
  const isLocal = url?.hostname === 'localhost';
  const isFit = url !== null && isIP(url.hostname) === 0 && !url.hostname.startsWith('[');
  if (isFit && url.origin === value && (url.protocol === 'https:' || (isLocal && url.protocol === 'http:')))
    return value;
  problems.push(
    `${told('workbenchOrigin')} must be https:// and a host name without a path, for example https://desk.example.org, not "${value}".`,
  );
  return undefined;
}

function checkPort(name: SettingName, value: string, problems: string[]): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  problems.push(`${told(name)} must be a whole number from 0 to 65535, not "${value}".`);
  return Number.NaN;
}

function checkDataFolder(dataFolder: string, problems: string[]): void {
  // The public process may read the program's own folders, so nothing confidential may lie in them.
  for (const folder of ['app', 'packages', 'node_modules']) {
    const inside = relative(join(programFolder, folder), dataFolder);
    if (!inside.startsWith('..') && !isAbsolute(inside)) {
      problems.push(
        `The data folder cannot lie inside the program's folder ${folder}, which the public process may read; choose another with ${told('data')}.`,
      );
    }
  }
  // Node's permission model reads * as a wildcard.
  if (dataFolder.includes('*')) {
    problems.push(`The path of the data folder must not contain *; choose another with ${told('data')}.`);
  }
}

function told(name: SettingName): string {
  const setting = settings.find((one) => one.name === name);
  return `${setting?.env} (${setting?.flag})`;
}
