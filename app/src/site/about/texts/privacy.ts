import { inLanguages } from '../../../ui/language.ts';
import type { AboutText } from '../about-text.ts';

const en: AboutText = {
  title: 'Privacy',
  description:
    'What this site stores about its readers: nothing but what they send in a form. And what it cannot prevent others from seeing.',
  lead: 'This site stores nothing about you but what you send it in a form.',
  sections: [
    {
      id: 'nothing',
      heading: 'What the site does',
      body: [
        [
          'It sets no cookie and keeps nothing in your browser besides the usual cache of pages.',
          'It runs no script, counts no visits and loads nothing from anybody else: no fonts, no maps, no statistics.',
          'It keeps no log of who reads what: neither addresses of readers nor pages nor search words. If a page fails, the program notes its own error, without the address of the page or the reader.',
          'There is no account, and nothing to subscribe to except the feed of releases, which your own program fetches.',
        ],
      ],
    },
    {
      id: 'forms',
      heading: 'What you send in a form',
      body: [
        [
          'Answers and files are sealed as they arrive, so that only the organisation can open them. The public server keeps no key to them, and nothing of them in clear text.',
          'With it stands the day, never the time of day, and neither your network address nor what browser you use.',
          'A form you began and did not send can be opened with your code alone. It is deleted when you have not touched it for 30 days.',
          'With your code you can see how it stands, withdraw, and have it erased: then the keys are destroyed, and only a count remains.',
          'What you tell about other people is sealed too. Leave out what could harm them.',
        ],
      ],
      links: [['/take-part', 'Take part']],
    },
    {
      id: 'limits',
      heading: 'What it cannot promise',
      body: [
        'A server has to know your network address for as long as it answers. The network you use, and a server that the operator may have put in front of this program, can record it. Tor Browser hides it from them.',
        'What you type into the search is sent as part of the page’s address and may stay in your browser’s history.',
      ],
    },
    {
      id: 'named',
      heading: 'If your name is in the record',
      body: [
        'The page says on what basis. If it is wrong, or should not be there, it can be corrected or withdrawn.',
      ],
      links: [['/about/corrections', 'Corrections']],
    },
  ],
};

const ko: AboutText = {
  title: '개인정보',
  description:
    '이 사이트는 양식으로 보내신 것 말고는 독자에 관해 아무것도 저장하지 않습니다. 다른 쪽이 볼 수 있는 것도 밝힙니다.',
  lead: '이 사이트는 양식으로 보내신 것 말고는 독자에 관해 아무것도 저장하지 않습니다.',
  sections: [
    {
      id: 'nothing',
      heading: '사이트가 하는 일',
      body: [
        [
          '쿠키를 쓰지 않으며, 통상적인 페이지 캐시 말고는 브라우저에 아무것도 남기지 않습니다.',
          '스크립트를 돌리거나 방문 수를 세지 않고, 글꼴·지도·통계 등 무엇도 다른 곳에서 불러오지 않습니다.',
          '누가 무엇을 읽는지 기록하지 않습니다. 접속 주소도, 읽은 페이지도, 검색어도 남기지 않습니다. 페이지에 오류가 나면 프로그램 자체의 오류만 적으며, 페이지나 독자의 주소는 적지 않습니다.',
          '가입할 것이 없습니다. 새 공개판을 알리는 피드는 각자의 프로그램이 받아 갑니다.',
        ],
      ],
    },
    {
      id: 'forms',
      heading: '양식으로 보내신 것',
      body: [
        [
          '답과 파일은 들어오는 즉시 봉인되어 단체만 열 수 있습니다. 공개 서버에는 그 열쇠가 없고, 봉인하지 않은 내용도 남지 않습니다.',
          '함께 남는 것은 날짜뿐입니다. 시각도, 접속 주소도, 쓰시는 브라우저의 종류도 남기지 않습니다.',
          '쓰다가 보내지 않은 글은 본인의 코드로만 열 수 있으며, 30일 동안 열지 않으시면 지워집니다.',
          '코드가 있으면 진행 상황을 보고, 철회하고, 지워 달라고 하실 수 있습니다. 지울 때는 열쇠를 없애며 건수만 남습니다.',
          '다른 사람에 관해 적으신 내용도 봉인됩니다. 그분들에게 해가 될 수 있는 내용은 적지 마십시오.',
        ],
      ],
      links: [['/take-part', '함께하기']],
    },
    {
      id: 'limits',
      heading: '약속할 수 없는 것',
      body: [
        '서버는 응답하는 동안 접속 주소를 알 수밖에 없습니다. 사용하시는 통신망이나, 운영자가 이 프로그램 앞에 둔 다른 서버가 이를 기록할 수 있습니다. 토르 브라우저를 쓰면 드러나지 않습니다.',
        '검색어는 페이지 주소의 일부로 전송되며 브라우저 방문 기록에 남을 수 있습니다.',
      ],
    },
    {
      id: 'named',
      heading: '본인의 이름이 실려 있다면',
      body: [
        '어떤 근거로 실었는지 해당 페이지에 밝혀 두었습니다. 잘못되었거나 실려서는 안 되는 내용이면 바로잡거나 내릴 수 있습니다.',
      ],
      links: [['/about/corrections', '바로잡기']],
    },
  ],
};

export const privacy = inLanguages(en, ko);
