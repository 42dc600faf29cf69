import { RELIABILITY, defineKind } from '@unhidden/record';
import { note, witnessIdentity, yesOrNo, webAddress } from './recurring-properties.ts';
import { words } from './words.ts';

export const source = defineKind({
  name: 'source',
  label: words('Source', '출처'),
  plural: words('Sources', '출처'),
  help: words('What somebody published, said or recorded.', '누군가 발표하거나 말하거나 기록한 것.'),
  title: ['title'],
  properties: {
    title: {
      type: 'text',
      label: words('Title', '제목'),
      help: words(
        'The title as published, or as those who cite it render it.',
        '발표된 제목, 또는 인용한 쪽이 옮긴 제목.',
      ),
    },
    author: {
      type: 'text',
      many: true,
      label: words('Author', '저자'),
      help: words(
        'Who wrote or said it, as the source names them.',
        '글을 쓰거나 말한 사람. 출처의 표기를 따른다.',
      ),
    },
    publisher: {
      type: 'text',
      label: words('Publisher', '발행처'),
      help: words('Who put it before the public.', '세상에 내놓은 기관이나 매체.'),
    },
    date: {
      type: 'date',
      label: words('Date', '발행일'),
      help: words(
        'When it was published or said, as far as known.',
        '발표되거나 말해진 때. 알려진 만큼만 적는다.',
      ),
    },
    url: webAddress,
    type: {
      type: 'choice',
      label: words('Type', '유형'),
      help: words('What sort of source it is.', '어떤 성격의 출처인지.'),
      choices: {
        un: words('United Nations', '유엔'),
        government: words('government', '정부'),
        ngo: words('non-governmental organisation', '민간단체'),
        report: words('report', '보고서'),
        memoir: words('memoir', '수기'),
        news: words('news', '언론 보도'),
        blog: words('blog or encyclopedia', '블로그·백과사전'),
        testimony: words('testimony', '증언'),
        document: words('document', '문서'),
        imagery: words('imagery', '위성영상'),
        staff: words('knowledge of our staff', '활동가의 견문'),
        editorial: words('notes of compilers', '편찬자 주'),
      },
    },
    language: {
      type: 'text',
      label: words('Language', '언어'),
      help: words('Language of the text, as a BCP 47 tag.', '본문의 언어. BCP 47 부호로 적는다.'),
    },
    tier: {
      type: 'choice',
      label: words('Closeness', '출처의 층위'),
      help: words('How close it stands to the statement it carries.', '담고 있는 진술과 얼마나 가까운지.'),
      choices: {
        primary: words('primary: the body that made the statement', '1차: 진술한 당사자'),
        secondary: words('secondary: reports it', '2차: 이를 전한 자료'),
        tertiary: words(
          'tertiary: user-edited or quoted third hand',
          '3차: 누구나 고칠 수 있거나 거듭 옮긴 자료',
        ),
      },
    },
    reliability: {
      type: 'choice',
      label: words('Reliability', '신뢰도'),
      help: words(
        'How far the source as such is trusted, on the Admiralty scale.',
        '출처 자체를 얼마나 믿을 수 있는지 애드미럴티 척도로 매긴 등급.',
      ),
      choices: RELIABILITY,
    },
    note,
    cited: {
      type: 'choice',
      label: words('Cited', '인용 여부'),
      help: words(
        'Whether the compilers rest a value on it.',
        '편찬자가 이 출처에 근거한 값을 실었는지 여부.',
      ),
      choices: yesOrNo,
    },
    archived_copy: {
      type: 'file',
      label: words('Archived copy', '보존본'),
      help: words(
        'Hash of the copy we keep, so that it can be checked.',
        '보관 중인 사본의 해시값. 진본 확인에 쓴다.',
      ),
    },
    part_title: {
      type: 'text',
      many: true,
      label: words('Title of a part', '부분 제목'),
      help: words('Title of one part of a source in several parts.', '여러 부분으로 된 출처의 각 부분 제목.'),
    },
    verification: {
      type: 'text',
      many: true,
      label: words('How it was checked', '확인 방법'),
      help: words(
        'What the compilers say they checked and what not.',
        '편찬자가 무엇을 확인했고 무엇을 확인하지 못했는지 밝힌 내용.',
      ),
    },
    url_live_checked: {
      type: 'choice',
      label: words('Opened live', '실제 접속 확인'),
      help: words(
        'Whether the compilers opened the addresses live.',
        '편찬자가 주소에 직접 접속해 확인했는지 여부.',
      ),
      choices: yesOrNo,
    },
    rule: {
      type: 'text',
      many: true,
      label: words('Rule of compilation', '편찬 원칙'),
      help: words('How the compilers say values are to be read.', '편찬자가 밝힌, 값을 읽는 원칙.'),
    },
    caution: {
      type: 'text',
      many: true,
      label: words('Caution', '주의 사항'),
      help: words('What the compilers warn of.', '편찬자가 주의를 당부한 점.'),
    },
    exclusion: {
      type: 'text',
      many: true,
      label: words('Left out', '제외한 내용'),
      help: words('What the compilers left out on purpose.', '편찬자가 일부러 싣지 않은 내용.'),
    },
    stated_count: {
      type: 'number',
      many: true,
      label: words('Stated count', '명시된 건수'),
      help: words('How many rows of each sort the compilers say there are.', '편찬자가 밝힌 종류별 항목 수.'),
    },
    schema_version: {
      type: 'text',
      label: words('Version', '판'),
      help: words('Version the compilers give their files.', '편찬자가 파일에 붙인 판 번호.'),
    },
    extends: {
      type: 'text',
      label: words('Continues', '이어지는 자료'),
      help: words('The earlier part this one continues.', '이 자료가 이어 쓰는 앞부분.'),
    },
    witness_identity: witnessIdentity,
    interviewer: {
      type: 'text',
      many: true,
      tier: 'protected',
      label: words('Interviewer', '면담자'),
      help: words(
        'Who took the statement; can lead back to the witness.',
        '진술을 받은 사람. 증언자를 짐작하게 할 수 있다.',
      ),
    },
    interpreter: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Interpreter', '통역자'),
      help: words(
        'Who interpreted; often from the same community as the witness.',
        '통역한 사람. 증언자와 같은 공동체에 속한 경우가 많다.',
      ),
    },
    interview_place: {
      type: 'text',
      tier: 'sealed',
      label: words('Place of interview', '면담 장소'),
      help: words('Where the statement was taken.', '진술을 받은 장소.'),
    },
    interview_date: {
      type: 'date',
      tier: 'protected',
      label: words('Date of interview', '면담일'),
      help: words(
        'When the statement was taken; with other facts it can identify the witness.',
        '진술을 받은 날. 다른 사실과 합치면 증언자가 드러날 수 있다.',
      ),
    },
    recording: {
      type: 'file',
      many: true,
      tier: 'sealed',
      label: words('Recording', '녹음·녹화'),
      help: words(
        'Sound or picture of the interview; a voice identifies its owner.',
        '면담의 녹음이나 영상. 목소리만으로도 누구인지 알 수 있다.',
      ),
    },
    channel: {
      type: 'text',
      tier: 'sealed',
      label: words('How it reached us', '입수 경로'),
      help: words('By whom and by which way the source came to us.', '누구를 통해 어떤 경로로 입수했는지.'),
    },
  },
});
