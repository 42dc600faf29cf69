import { inLanguages } from '../../../ui/language.ts';
import type { AboutText } from '../about-text.ts';

const en: AboutText = {
  title: 'Accessibility',
  description:
    'What this site does so that everyone can read it, what is tested, and what is known to be lacking.',
  lead: 'The record should be readable on an old phone, with a screen reader, in a text browser, on paper and on a slow line.',
  sections: [
    {
      id: 'built',
      heading: 'How it is built',
      body: [
        [
          'Every page is complete without script, web fonts or anything from elsewhere.',
          'Headings, landmarks, tables with captions and row headings; a link that skips to the content.',
          'Each language is marked, down to single quotations, so that a screen reader can switch voices.',
          'Text and marks keep the contrast of WCAG 2.2 AA in the light and the dark scheme; no meaning rests on colour alone.',
          'Charts and maps are pictures with a description in words and the same data as a table.',
          'Pages fit a screen 320 pixels wide; only wide tables scroll sideways, within themselves, and can be reached with the keyboard.',
          'Source marks open with a tap, a click or the Enter key, and every page lists its sources at the end as well.',
        ],
      ],
    },
    {
      id: 'tested',
      heading: 'What is tested',
      body: [
        'The test suite checks every kind of page in both languages with axe-core, in the light and the dark scheme, and follows every link with script switched off. Pages are looked at in Chromium at 320, 390 and 1280 pixels and read in the text browser lynx.',
      ],
    },
    {
      id: 'lacking',
      heading: 'What is lacking',
      body: [
        [
          'People who use assistive technology daily have not tested it yet.',
          'Most statements stand in English, the language they were recorded in, on the Korean pages too. They are marked as English.',
          'There are no plain-language or sign-language versions.',
        ],
      ],
    },
  ],
};

const ko: AboutText = {
  title: '접근성',
  description: '누구나 읽을 수 있도록 이 사이트가 하는 일, 시험한 것, 아직 부족한 것.',
  lead: '오래된 전화기에서도, 화면 낭독기로도, 글자만 보이는 브라우저로도, 종이로도, 느린 회선에서도 읽을 수 있어야 합니다.',
  sections: [
    {
      id: 'built',
      heading: '이렇게 만들었습니다',
      body: [
        [
          '모든 페이지가 스크립트나 웹 글꼴, 외부 자료 없이 온전히 보입니다.',
          '제목 단계, 영역 구분, 설명과 행 머리글이 있는 표, 본문으로 바로 가는 링크를 갖추었습니다.',
          '짧은 인용까지 언어를 표시해 화면 낭독기가 목소리를 바꿔 읽을 수 있습니다.',
          '글자와 표시는 밝은 화면과 어두운 화면 모두에서 WCAG 2.2 AA의 명도 대비를 지키며, 색만으로 뜻을 나타내지 않습니다.',
          '도표와 지도는 그림으로 싣되 말로 된 설명과 같은 내용의 표를 함께 둡니다.',
          '너비 320픽셀 화면에 맞습니다. 넓은 표만 그 안에서 가로로 넘겨 보며, 키보드로도 움직일 수 있습니다.',
          '출처 번호는 손끝이나 마우스, 엔터 키로 열리며, 페이지 끝에도 출처를 모두 모아 둡니다.',
        ],
      ],
    },
    {
      id: 'tested',
      heading: '시험한 것',
      body: [
        '자동 시험으로 모든 종류의 페이지를 두 언어, 밝은 화면과 어두운 화면에서 axe-core로 점검하고, 스크립트를 끈 채 모든 링크를 따라가 봅니다. 크로미엄에서 너비 320, 390, 1280픽셀로 살펴보고, 글자 브라우저 lynx로 읽어 봅니다.',
      ],
    },
    {
      id: 'lacking',
      heading: '부족한 것',
      body: [
        [
          '보조 기술을 날마다 쓰는 분들의 시험은 아직 거치지 않았습니다.',
          '진술은 대부분 기록된 언어인 영어로 실려 있으며, 한국어 페이지에서도 그렇습니다. 영어임을 표시해 두었습니다.',
          '쉬운 말 판이나 수어 판은 아직 없습니다.',
        ],
      ],
    },
  ],
};

export const accessibility = inLanguages(en, ko);
