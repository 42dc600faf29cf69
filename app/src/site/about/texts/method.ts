import { inLanguages } from '../../../ui/language.ts';
import type { AboutText } from '../about-text.ts';

const en: AboutText = {
  title: 'Method',
  description:
    'How this record is made: sources, disagreement, grades, dates, numbers, releases and their limits.',
  lead: 'No outsider can go to these places and look. What can be done is to write down exactly who says what, where, and how far they can be trusted. That is all this site does.',
  sections: [
    {
      id: 'source',
      heading: 'Nothing without a source',
      body: [
        'Each name, date, place and number is one claim: one value that one source states, with the page or paragraph where it stands. The small number behind a value opens that source. A value without a source cannot be entered, let alone published.',
        'A source is listed by what it is: who published it, when, in which language, and how close it stands to what it says. “Primary” is the body that made the statement, “secondary” reports it, “tertiary” is user-edited or quoted third hand.',
      ],
      links: [['/sources', 'All sources']],
    },
    {
      id: 'disagreement',
      heading: 'Disagreement is kept',
      body: [
        'Sources contradict each other on almost everything: how many are held, when a camp opened, whether it still exists. All values are kept and shown together under one label. None is dropped because it is inconvenient, and none is blended with another.',
        'The same person, agency or camp met twice becomes one record only where a source says they are one. Otherwise there are two, with a note that they may be the same.',
      ],
    },
    {
      id: 'lead',
      heading: 'Which value stands first',
      body: [
        'Something has to stand first. If an editor has chosen, the page says so and gives the reason. If not, a fixed rule decides: the better-graded source, then the one closer to the event, then the newer one. To stand first is not to be true.',
      ],
    },
    {
      id: 'grades',
      heading: 'Grades',
      body: [
        'Grades follow the Admiralty scale, which keeps two questions apart. A letter from A to F says how far the source as such can be trusted; a number from 1 to 6 says how believable this one statement is. A reliable source can be wrong, and a poor one right.',
        '“Not yet graded” means that nobody has judged it. It is neither praise nor doubt.',
      ],
    },
    {
      id: 'dates',
      heading: 'Dates',
      body: [
        'A date says no more than its source does: “about 1990”, “the 1970s”, “2006 or later”. No day is made up where only a year is known. Spans and days of silence are counted only between exact days.',
      ],
    },
    {
      id: 'numbers',
      heading: 'Numbers, and why they are not averaged',
      body: [
        '“Up to 120,000” gives an upper bound. It is not the number 120,000, and it is never shown as one. “At least” is a lower bound. A range keeps both ends.',
        'Published totals count different camps, in different years, by different methods: satellite images and housing, testimony, unnamed informants. An average of them would be a number that nobody has ever found, and it would look more certain than any of them. So they stand side by side, each with its scope, date and method.',
      ],
      links: [
        ['/numbers', 'The numbers'],
        ['/about/glossary#up-to', 'What “up to” means'],
      ],
    },
    {
      id: 'people',
      heading: 'Who is named',
      body: [
        'A person is named here only if a UN body, a court, a sanctions notice, a published memoir, press reports on office-holders or the person’s own public testimony has named them before, and the page says which.',
        'When a witness later changes an account, the earlier telling stays in the record, because it was published and quoted. Everything that rests on it is marked as revised.',
      ],
      links: [['/people', 'People']],
    },
    {
      id: 'releases',
      heading: 'How a release is made',
      body: [
        'What you read is a release: a numbered file that is never changed afterwards. Building one copies every field that may be public, one by one, out of the working register. What may harm somebody is not hidden in the file; it is not in it. The release says in counts how much was left out and why.',
        'A release is signed, so a copy from anywhere can be checked, and building it again from the same register gives the same bytes.',
      ],
      links: [['/data', 'Download and verify']],
    },
    {
      id: 'limits',
      heading: 'Limits you should know',
      body: [
        [
          'The bundled record was read from archived copies of public pages, often only the beginning of a page. The live pages were not opened.',
          'Locators (page, paragraph) were not checked again. Check the original before you quote.',
          'Some findings of the UN Commission of Inquiry were read in an unofficial Japanese rendering; compare the English paragraph before quoting.',
          'Reports that rest on unnamed people inside the country cannot be verified by anybody outside.',
          'What is not here may exist. An empty field means “not found”, never zero.',
        ],
      ],
      links: [['/gaps', 'Known gaps']],
    },
  ],
};

const ko: AboutText = {
  title: '작성 방법',
  description: '이 기록을 어떻게 만드는지: 출처, 엇갈리는 진술, 등급, 날짜, 수치, 공개판과 그 한계.',
  lead: '외부에서는 누구도 그곳에 가서 볼 수 없습니다. 할 수 있는 일은 누가 어디에서 무슨 말을 했고 그 말을 얼마나 믿을 수 있는지를 정확히 적는 것입니다. 이 사이트가 하는 일은 그것입니다.',
  sections: [
    {
      id: 'source',
      heading: '출처 없는 내용은 싣지 않습니다',
      body: [
        '이름, 날짜, 장소, 수치는 모두 하나하나의 진술입니다. 한 출처가 말한 값 하나를, 그 말이 실린 쪽이나 문단과 함께 적습니다. 값 뒤의 작은 번호를 누르면 출처가 열립니다. 출처가 없는 값은 입력할 수 없고, 공개할 수도 없습니다.',
        '출처마다 누가 언제 어느 언어로 발표했는지, 내용과 얼마나 가까운지를 밝힙니다. 1차는 진술한 당사자, 2차는 이를 전한 자료, 3차는 누구나 고칠 수 있거나 거듭 옮긴 자료입니다.',
      ],
      links: [['/sources', '모든 출처']],
    },
    {
      id: 'disagreement',
      heading: '엇갈리는 말은 그대로 둡니다',
      body: [
        '몇 명이 갇혀 있는지, 수용소가 언제 생겼는지, 지금도 있는지를 두고 출처마다 말이 다릅니다. 모든 값을 지우지 않고 한자리에 나란히 놓습니다. 불편하다고 빼지 않으며, 서로 섞지도 않습니다.',
        '같은 사람이나 기관, 수용소로 보이더라도 같다고 밝힌 출처가 있을 때만 한 기록으로 합칩니다. 그렇지 않으면 따로 두고, 같을 수 있다고 적습니다.',
      ],
    },
    {
      id: 'lead',
      heading: '어떤 값을 먼저 보이는가',
      body: [
        '무엇이든 하나는 앞에 놓아야 합니다. 편집자가 골랐다면 그 사실과 이유를 밝힙니다. 그렇지 않으면 정해진 규칙을 따릅니다. 등급이 높은 출처, 사건에 더 가까운 출처, 더 최근의 출처 순입니다. 앞에 있다고 해서 사실이라는 뜻은 아닙니다.',
      ],
    },
    {
      id: 'grades',
      heading: '등급',
      body: [
        '등급은 애드미럴티 척도를 따르며 두 가지를 나누어 봅니다. A부터 F까지의 글자는 출처 자체를 얼마나 믿을 수 있는지, 1부터 6까지의 숫자는 이 진술 하나가 얼마나 그럴듯한지를 나타냅니다. 믿을 만한 출처도 틀릴 수 있고, 그렇지 않은 출처도 맞을 수 있습니다.',
        '‘아직 등급을 매기지 않음’은 아무도 평가하지 않았다는 뜻입니다. 좋다는 뜻도, 의심스럽다는 뜻도 아닙니다.',
      ],
    },
    {
      id: 'dates',
      heading: '날짜',
      body: [
        '날짜는 출처가 말한 만큼만 적습니다. ‘1990년경’, ‘1970년대’, ‘2006년 또는 그 이후’처럼 적으며, 연도만 알려진 일에 날짜를 지어 붙이지 않습니다. 기간과 답이 없는 날수는 두 날짜가 모두 정확한 날일 때만 셉니다.',
      ],
    },
    {
      id: 'numbers',
      heading: '수치, 그리고 평균을 내지 않는 까닭',
      body: [
        '‘최대 120,000명’은 상한입니다. 120,000명이라는 뜻이 아니며, 그렇게 보이게 싣지도 않습니다. ‘최소’는 하한이고, 범위는 양쪽 끝을 모두 남깁니다.',
        '발표된 전체 인원은 세는 수용소도, 연도도, 방법도 서로 다릅니다. 위성영상과 주거 시설로 어림한 것, 증언을 모은 것, 이름을 밝히지 않은 내부 소식통에 근거한 것이 있습니다. 평균을 내면 아무도 확인한 적 없는 숫자가 나오고, 그 숫자는 어느 원래 값보다도 확실해 보이게 됩니다. 그래서 범위와 시점, 방법을 밝혀 나란히 싣습니다.',
      ],
      links: [
        ['/numbers', '수치'],
        ['/about/glossary#up-to', '‘최대’의 뜻'],
      ],
    },
    {
      id: 'people',
      heading: '누구의 이름을 싣는가',
      body: [
        '유엔 기구, 법원, 제재 공고, 출판된 수기, 공직자에 관한 언론 보도, 본인의 공개 증언을 통해 이미 이름이 알려진 사람만 싣고, 그 근거를 밝힙니다.',
        '증언자가 나중에 증언을 고쳤더라도 앞선 증언은 이미 발표되고 인용되었으므로 지우지 않습니다. 그 증언에 근거한 내용에는 모두 표시를 답니다.',
      ],
      links: [['/people', '사람들']],
    },
    {
      id: 'releases',
      heading: '공개판은 이렇게 만듭니다',
      body: [
        '지금 보시는 것은 번호가 매겨진 공개판이며, 한번 만들면 바꾸지 않습니다. 작업용 기록에서 공개해도 되는 항목만 하나씩 옮겨 담습니다. 누군가에게 해가 될 수 있는 내용은 파일 속에 숨겨 둔 것이 아니라 아예 들어 있지 않습니다. 무엇을 왜 얼마나 뺐는지는 건수로 밝힙니다.',
        '공개판에는 서명이 있어 어디서 받은 사본이든 진위를 확인할 수 있고, 같은 기록에서 다시 만들면 한 바이트도 다르지 않은 파일이 나옵니다.',
      ],
      links: [['/data', '내려받기와 진위 확인']],
    },
    {
      id: 'limits',
      heading: '알아 두어야 할 한계',
      body: [
        [
          '함께 제공하는 기록은 공개 페이지의 보존된 사본을 읽은 것이며, 앞부분만 읽은 경우가 많습니다. 실제 페이지에는 접속하지 않았습니다.',
          '쪽이나 문단 같은 인용 자리를 다시 확인하지 않았습니다. 인용하기 전에 원문을 확인하십시오.',
          '유엔 북한인권조사위원회의 조사 결과 일부는 비공식 일본어 번역으로 읽었습니다. 인용하기 전에 영어 원문의 해당 문단과 견주어 보십시오.',
          '북한 내부의 이름 없는 소식통에 근거한 보도는 외부에서 검증할 수 없습니다.',
          '여기 없다고 해서 없는 일은 아닙니다. 빈칸은 ‘찾지 못함’이지 0이 아닙니다.',
        ],
      ],
      links: [['/gaps', '알려진 빈틈']],
    },
  ],
};

export const method = inLanguages(en, ko);
