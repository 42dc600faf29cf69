import { readGivenDate } from '@unhidden/record';

/**
 * How wordings that no general rule reads are read, one by one. A wording that names several dates is read as the one
 * the cited source gives; the wording itself stays beside the reading.
 */
const DATES: Readonly<Record<string, readonly string[]>> = {
  '1965 (contested: 1959 / mid-1960s)': ['1965'],
  'after 1960, moved to present site early 1980s': ['[1960..]'],
  'July 1969 (witness statement); late 1950s in another account': ['1969-07'],
  '2014 (Wikipedia); closed by 2025 (KINU); Daily NK still reports inmates in 2025': ['2014'],
  '1970s at smaller scale (COI); 1990s (older encyclopedia text)': ['197X'],
  'about 1983 (KINU 2013 as cited); reported revived November 2014': ['1983~'],
  'by 1958 (attributed to Hwang Jang-yop)': ['[..1958]'],
  'mostly dissolved by 2006; moved 2006-2007': ['2006/2007'],
  'dissolved 2006-2007 and shrunk into Kaechon Tongnim-ri': ['2006/2007'],
  '2006-2007 (relocation)': ['2006/2007'],
  'January 2013, by Curtis Melvin': ['2013-01'],
  '1959 (former guard) / about 1965': ['1959'],
  '2012 (May-June or by year end)': ['2012'],
  'June 2012, transfers from March': ['2012-06'],
  'around 2012; fate of prisoners unknown': ['2012~'],
  '1989, inmates moved to Camp 22': ['1989'],
  '1989 (contested: 1991, 1992)': ['1989'],
  '1992, inmates moved to Camp 22': ['1992'],
  'between 1980 and 1983': ['[1980..1983]'],
  '1970-1979 (about nine years)': ['1970/1979'],
  'arrested 1999-07-22; about three years in Yodok; released by 2003': ['1999-07-22/2003'],
  'until 1999': ['/1999'],
  'detained since 1987 per WGAD': ['1987/'],
  'arrested in China 1999-11': ['1999-11/'],
  'arrested 2001-05': ['2001-05/'],
  '2018-12-10 (US); 2021-03-22 (EU)': ['2018-12-10', '2021-03-22'],
  '2023 (34 images)': ['2023'],
  '2010-11-05 and 2011-05-21': ['2010-11-05', '2011-05-21'],
};

/** Reads the wording of a date as one or more EDTF dates; `XXXX` when nothing can be read from it. */
export function readDates(words: string): readonly string[] {
  return DATES[words] ?? [readGivenDate(words) ?? 'XXXX'];
}

const STATUS: Readonly<Record<string, string>> = {
  operating: 'operating',
  operational: 'operating',
  'operating (HRNK map)': 'operating',
  'operating (2016-era ROK portal)': 'operating',
  'operating with about 33,600 inmates, first half 2025': 'operating',
  'reported operating': 'reported_operating',
  'reported new': 'reported_operating',
  'newly set up': 'reported_operating',
  'reported operating; unconfirmed by testimony': 'reported_operating',
  'reported operating by one outlet; not listed by KINU 2025': 'reported_operating',
  'unconfirmed probable (HRNK map)': 'unconfirmed',
  'likely fifth fully working political prison camp': 'unconfirmed',
  'reported closed (contested)': 'reported_closed',
  'reported closed, with later signs of activity': 'reported_closed',
  'believed closed (HRNK map)': 'reported_closed',
  closed: 'closed',
  'closed in 2014': 'closed',
  'closed; its prisoners were not all freed': 'closed',
  'closed; later reused': 'closed',
  'closed and turned into a labour-training unit for privileged offenders': 'closed',
  'briefly a camp again, now a labour-training unit': 'closed',
  'listed as abolished': 'closed',
  'historic; reported in 1990, current state not found': 'unclear',
  'too early to call closed; most housing demolished or decayed by 2017-09-19': 'unclear',
  "absent from KINU's list of four": 'unclear',
  'location and name unknown': 'unclear',
  'nearly all decommissioned by 2006; new activity may mean it operates again': 'unclear',
  "subject of HRNK's most recent camp report": 'unclear',
  'police began dismantling in 2006': 'unclear',
};

/** Reads the wording of a camp's status; throws for one that nobody has looked at yet. */
export function readStatus(words: string): string {
  const status = STATUS[words];
  if (status === undefined) throw new Error(`nobody has yet said how the status "${words}" is to be read`);
  return status;
}

const RANGES: readonly { pattern: RegExp; range: (first: string, second: string) => string }[] = [
  { pattern: /^([\d,]+)$/, range: (first) => `|${first}|` },
  { pattern: /^([\d,]+)-([\d,]+)$/, range: (first, second) => `${first}||${second}` },
  { pattern: /^(?:up to|no higher than) ([\d,]+)$/, range: (first) => `||${first}` },
  { pattern: /^(?:at least|over) ([\d,]+)$/, range: (first) => `${first}||` },
];

/** Reads a number of people given in words as `low|best|high`; undefined when the words are more than one range. */
export function readRange(words: string): string | undefined {
  for (const { pattern, range } of RANGES) {
    const match = pattern.exec(words);
    if (match) return range(match[1] ?? '', match[2] ?? '').replaceAll(',', '');
  }
  return undefined;
}

/** Writes low, best and high as the files give them; undefined when they give none. */
export function rangeOf(low: number | null, best: number | null, high: number | null): string | undefined {
  return low === null && best === null && high === null
    ? undefined
    : `${low ?? ''}|${best ?? ''}|${high ?? ''}`;
}
