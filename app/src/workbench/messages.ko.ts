import { grouped } from '../ui/language.ts';
import type { en } from './messages.en.ts';

export const ko: typeof en = {
  served: (number) => `공개판 ${number}을(를) 보여 주고 있습니다.`,
  noRelease: '아직 만든 공개판이 없습니다. 공개판 화면에서 첫 공개판을 제안하십시오.',
  imports: '가져오기 내역',
  noImports: '아직 가져온 것이 없습니다. 다음 명령으로 폴더나 표를 가져오십시오: npx unhidden import PATH',
  name: '이름',
  day: '날짜',
  records: '기록',
  statements: '진술',
  decisions: '판단',
  synthetic: '시연용으로 지어낸 사람들',
  releases: '공개판',
  number: '번호',
  asOf: '기준일',
  approval: '승인 방식',
  approvals: {
    'public-sources': '공개 출처만으로 만들었고 직원 승인은 거치지 않음',
    approved: '두 사람이 승인함',
    removal: '한 사람이 일부를 바로 거두어들임. 새로 더한 것은 없음',
  },
  withheld: '비공개로 남긴 것',
  isServed: '공개 중',
  nothing: '없음',
  reasons: (n, reason) => `${grouped(n)}건: ${reason}`,
  commands: '명령줄에서 할 수 있는 일',
  commandList: [
    ['npx unhidden import PATH --dry-run', '무엇이 추가되고 무엇이 잘못되었는지 미리 보여 줍니다'],
    ['npx unhidden release publish PROPOSAL', '여기에서 두 사람이 승인한 제안을 실행합니다'],
    ['npx unhidden export DIR', '공개 사이트 전체를 정적 파일로 씁니다'],
    ['npx unhidden export-content DIR', '모든 내용을 백업으로 씁니다'],
  ],
};
