import { defineKind } from '@unhidden/record';
import { camp, campAsGiven, note } from './recurring-properties.ts';
import { words } from './words.ts';

export const person = defineKind({
  name: 'person',
  label: words('Person', '사람'),
  plural: words('People', '사람들'),
  help: words(
    'A human being; relations to camps, relatives and posts are records of their own.',
    '한 사람. 수용소·가족·직책과의 관계는 따로 기록한다.',
  ),
  title: ['names'],
  properties: {
    names: {
      type: 'name',
      many: true,
      label: words('Names', '이름'),
      help: words(
        'Every spelling already used in public for this person.',
        '이 사람을 가리켜 공개적으로 쓰인 모든 이름 표기.',
      ),
    },
    role: {
      type: 'choice',
      many: true,
      label: words('Role', '역할'),
      help: words(
        'In what role the person appears in public sources.',
        '공개된 출처에서 어떤 처지로 등장하는지.',
      ),
      choices: {
        survivor: words('survivor', '생존자'),
        witness: words('witness', '증인'),
        victim: words('victim', '피해자'),
        official: words('official', '당국자'),
      },
    },
    basis: {
      type: 'text',
      many: true,
      label: words('Why the name is public', '이름을 싣는 근거'),
      help: words(
        'What made the name public: a memoir, testimony, an opinion, a listing.',
        '이름이 공개된 경위. 수기, 증언, 유엔 의견, 제재 지정 등.',
      ),
    },
    camp: { ...camp, help: words('Camps the source ties the person to.', '출처가 이 사람과 연결한 수용소.') },
    camp_as_given: campAsGiven,
    period: {
      type: 'date',
      label: words('Period', '기간'),
      help: words('When the person was held or served there.', '수용되거나 근무한 기간.'),
    },
    listed_on: {
      type: 'date',
      many: true,
      label: words('Listed on', '제재 지정일'),
      help: words('When a state or body listed the person.', '국가나 기구가 제재 대상으로 지정한 날.'),
    },
    testimony_revised: {
      type: 'date',
      label: words('Testimony revised', '증언 수정'),
      help: words('When the person changed an earlier account.', '본인이 앞선 증언을 고친 때.'),
    },
    testimony_note: {
      type: 'text',
      many: true,
      label: words('On the testimony', '증언에 관하여'),
      help: words(
        'What changed in the account, and how to read it.',
        '증언에서 달라진 점과 읽을 때 주의할 점.',
      ),
    },
    sex: {
      type: 'choice',
      label: words('Sex', '성별'),
      help: words('As the source states it.', '출처에 적힌 대로.'),
      choices: {
        female: words('female', '여성'),
        male: words('male', '남성'),
        other: words('other', '기타'),
      },
    },
    death: {
      type: 'date',
      label: words('Died', '사망'),
      help: words('When the person died, as far as known.', '사망한 때. 알려진 만큼만 적는다.'),
    },
    note,
    birth: {
      type: 'date',
      tier: 'protected',
      label: words('Born', '출생'),
      help: words(
        'Date of birth; with a name it leads the authorities to the family.',
        '생년월일. 이름과 합치면 당국이 가족을 찾아낼 수 있다.',
      ),
    },
    birthplace: {
      type: 'text',
      tier: 'protected',
      label: words('Birthplace', '출생지'),
      help: words('Where the person was born; points to the family.', '태어난 곳. 가족을 짐작하게 한다.'),
    },
    occupation: {
      type: 'text',
      many: true,
      tier: 'protected',
      label: words('Occupation', '직업'),
      help: words(
        'Work before and after; often enough to identify somebody.',
        '수감 전후의 직업. 이것만으로 신원이 드러나기도 한다.',
      ),
    },
    songbun: {
      type: 'text',
      tier: 'protected',
      label: words('Songbun (assigned class)', '출신성분'),
      help: words(
        'Family class assigned by the state; it marks every relative.',
        '국가가 매긴 가족의 계층. 친척 모두에게 미친다.',
      ),
    },
    health: {
      type: 'text',
      many: true,
      tier: 'protected',
      label: words('Health', '건강'),
      help: words('State of health and injuries.', '건강 상태와 부상.'),
    },
    address_before_arrest: {
      type: 'text',
      tier: 'sealed',
      label: words('Home before arrest', '체포 전 거주지'),
      help: words(
        'Where the person lived; relatives may live there still.',
        '체포 전에 살던 곳. 가족이 아직 살고 있을 수 있다.',
      ),
    },
    home_place: {
      type: 'place',
      tier: 'sealed',
      label: words('Coordinates of the home', '집 좌표'),
      help: words(
        'Coordinates of a private home; never published.',
        '개인 주택의 좌표. 절대 공개하지 않는다.',
      ),
    },
    legal_name: {
      type: 'name',
      many: true,
      tier: 'sealed',
      label: words('Name behind an alias', '가명 뒤의 본명'),
      help: words(
        'The real name of somebody who speaks under another one.',
        '가명으로 증언하는 사람의 본명.',
      ),
    },
    contact: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Contact', '연락처'),
      help: words('How we reach the person.', '당사자와 연락하는 방법.'),
    },
    current_location: {
      type: 'text',
      tier: 'sealed',
      label: words('Present location', '현재 거처'),
      help: words('Where the person lives now.', '지금 사는 곳.'),
    },
    face: {
      type: 'file',
      many: true,
      tier: 'sealed',
      label: words('Picture of the face', '얼굴 사진'),
      help: words(
        'A photograph or film in which the person can be recognised.',
        '누구인지 알아볼 수 있는 사진이나 영상.',
      ),
    },
    national_id: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Identity numbers', '신분 번호'),
      help: words('Citizen, passport or refugee numbers.', '공민증·여권·난민 번호.'),
    },
    relatives_in_country: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Relatives in the country', '북한에 있는 가족'),
      help: words(
        'Relatives still within reach of the state; a leak punishes them.',
        '아직 북한에 있는 가족. 새어 나가면 그들이 처벌받는다.',
      ),
    },
    escape_route: {
      type: 'text',
      tier: 'sealed',
      label: words('Way out', '탈출 경로'),
      help: words(
        'How and with whose help the person left; others still depend on it.',
        '어떻게, 누구의 도움으로 빠져나왔는지. 아직 이 길에 의지하는 사람들이 있다.',
      ),
    },
    protection_need: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Risks and protection', '위험과 보호 조치'),
      help: words(
        'Threats against the person and what was agreed to do.',
        '당사자에 대한 위협과 합의된 보호 조치.',
      ),
    },
  },
});
