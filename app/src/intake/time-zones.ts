import type { Words } from '@unhidden/record';
import type { Language } from '../ui/language.ts';

type Zone = readonly [id: string, en: string, ko: string];

/** Clocks of the inhabited world by part of it, each named after cities people know. */
const REGIONS: readonly (readonly [Words, readonly Zone[]])[] = [
  [
    { en: 'Asia', ko: '아시아' },
    [
      ['Asia/Seoul', 'Seoul', '서울'],
      ['Asia/Tokyo', 'Tokyo', '도쿄'],
      ['Asia/Shanghai', 'Beijing, Shanghai', '베이징, 상하이'],
      ['Asia/Taipei', 'Taipei', '타이베이'],
      ['Asia/Hong_Kong', 'Hong Kong', '홍콩'],
      ['Asia/Ulaanbaatar', 'Ulaanbaatar', '울란바토르'],
      ['Asia/Vladivostok', 'Vladivostok', '블라디보스토크'],
      ['Asia/Singapore', 'Singapore, Kuala Lumpur', '싱가포르, 쿠알라룸푸르'],
      ['Asia/Manila', 'Manila', '마닐라'],
      ['Asia/Bangkok', 'Bangkok, Hanoi', '방콕, 하노이'],
      ['Asia/Jakarta', 'Jakarta', '자카르타'],
      ['Asia/Yangon', 'Yangon', '양곤'],
      ['Asia/Dhaka', 'Dhaka', '다카'],
      ['Asia/Kathmandu', 'Kathmandu', '카트만두'],
      ['Asia/Kolkata', 'Delhi, Mumbai', '델리, 뭄바이'],
      ['Asia/Tashkent', 'Tashkent, Almaty', '타슈켄트, 알마티'],
      ['Asia/Karachi', 'Karachi', '카라치'],
      ['Asia/Kabul', 'Kabul', '카불'],
      ['Asia/Dubai', 'Dubai, Baku', '두바이, 바쿠'],
      ['Asia/Tehran', 'Tehran', '테헤란'],
      ['Asia/Riyadh', 'Riyadh, Baghdad', '리야드, 바그다드'],
      ['Asia/Jerusalem', 'Jerusalem, Tel Aviv', '예루살렘, 텔아비브'],
      ['Asia/Beirut', 'Beirut', '베이루트'],
    ],
  ],
  [
    { en: 'Europe', ko: '유럽' },
    [
      ['Europe/London', 'London, Dublin, Lisbon', '런던, 더블린, 리스본'],
      ['Europe/Berlin', 'Berlin, Geneva, Paris, Rome', '베를린, 제네바, 파리, 로마'],
      ['Europe/Warsaw', 'Warsaw, Prague, Vienna', '바르샤바, 프라하, 빈'],
      ['Europe/Kyiv', 'Kyiv, Athens, Helsinki', '키이우, 아테네, 헬싱키'],
      ['Europe/Istanbul', 'Istanbul', '이스탄불'],
      ['Europe/Moscow', 'Moscow', '모스크바'],
      ['Atlantic/Reykjavik', 'Reykjavik', '레이캬비크'],
      ['Atlantic/Azores', 'Azores', '아조레스 제도'],
    ],
  ],
  [
    { en: 'The Americas', ko: '아메리카' },
    [
      ['America/New_York', 'New York, Washington, Toronto', '뉴욕, 워싱턴, 토론토'],
      ['America/Chicago', 'Chicago, Houston', '시카고, 휴스턴'],
      ['America/Denver', 'Denver', '덴버'],
      ['America/Phoenix', 'Phoenix', '피닉스'],
      ['America/Los_Angeles', 'Los Angeles, Seattle', '로스앤젤레스, 시애틀'],
      ['America/Vancouver', 'Vancouver', '밴쿠버'],
      ['America/Anchorage', 'Anchorage', '앵커리지'],
      ['Pacific/Honolulu', 'Honolulu', '호놀룰루'],
      ['America/Halifax', 'Halifax', '핼리팩스'],
      ['America/St_Johns', 'St John’s', '세인트존스'],
      ['America/Mexico_City', 'Mexico City, Guatemala', '멕시코시티, 과테말라'],
      ['America/Bogota', 'Bogotá, Lima', '보고타, 리마'],
      ['America/Caracas', 'Caracas, La Paz', '카라카스, 라파스'],
      ['America/Santiago', 'Santiago', '산티아고'],
      ['America/Sao_Paulo', 'São Paulo', '상파울루'],
      ['America/Argentina/Buenos_Aires', 'Buenos Aires, Montevideo', '부에노스아이레스, 몬테비데오'],
    ],
  ],
  [
    { en: 'Africa', ko: '아프리카' },
    [
      ['Africa/Accra', 'Accra, Dakar', '아크라, 다카르'],
      ['Africa/Casablanca', 'Casablanca', '카사블랑카'],
      ['Africa/Lagos', 'Lagos, Kinshasa', '라고스, 킨샤사'],
      ['Africa/Johannesburg', 'Johannesburg, Harare', '요하네스버그, 하라레'],
      ['Africa/Cairo', 'Cairo', '카이로'],
      ['Africa/Nairobi', 'Nairobi, Addis Ababa', '나이로비, 아디스아바바'],
    ],
  ],
  [
    { en: 'Australia and the Pacific', ko: '오스트레일리아와 태평양' },
    [
      ['Australia/Perth', 'Perth', '퍼스'],
      ['Australia/Darwin', 'Darwin', '다윈'],
      ['Australia/Adelaide', 'Adelaide', '애들레이드'],
      ['Australia/Brisbane', 'Brisbane', '브리즈번'],
      ['Australia/Sydney', 'Sydney, Melbourne', '시드니, 멜버른'],
      ['Pacific/Guam', 'Guam', '괌'],
      ['Pacific/Noumea', 'Nouméa', '누메아'],
      ['Pacific/Fiji', 'Fiji', '피지'],
      ['Pacific/Auckland', 'Auckland', '오클랜드'],
      ['Pacific/Apia', 'Apia', '아피아'],
    ],
  ],
  [
    { en: 'Anywhere else', ko: '그 밖의 곳' },
    [['UTC', 'Coordinated Universal Time (UTC)', '협정 세계시(UTC)']],
  ],
];

/** The zones as options of a form, in the order of the parts of the world. */
export const TIME_ZONES: readonly (readonly [id: string, name: Words])[] = REGIONS.flatMap(([, zones]) =>
  zones.map(([id, en, ko]) => [id, { en, ko }] as const),
);

/** The same under the names of the parts, for a list to choose from. */
export function timeZoneGroups(
  lang: Language,
): readonly (readonly [region: string, zones: readonly (readonly [id: string, name: string])[]])[] {
  return REGIONS.map(([region, zones]) => [
    region[lang],
    zones.map(([id, en, ko]) => [id, lang === 'en' ? en : ko] as const),
  ]);
}

/** What is chosen where nobody has said: Korean readers are mostly in Seoul; of others nothing can be guessed. */
export function likelyTimeZone(lang: Language): string {
  return lang === 'ko' ? 'Asia/Seoul' : 'UTC';
}

export function isTimeZone(id: string): boolean {
  return TIME_ZONES.some(([each]) => each === id);
}
