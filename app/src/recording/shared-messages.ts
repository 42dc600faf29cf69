import { inLanguages } from '../ui/language.ts';

export const sharedMessages = inLanguages(
  {
    title: 'Shared with us',
    lead: 'The records an organisation has let you read. What a witness has not agreed to share with you is not in them.',
    empty: 'Nothing has been shared with you, or the time for it is over. Ask whoever invited you.',
    help: 'Open a record to read what is said in it, each statement with its source. What you read of an account given in confidence is remembered: if the witness withdraws, you will be asked to give it back. At most 500 records are listed.',
  },
  {
    title: '공유받은 기록',
    lead: '다른 단체가 읽도록 허락한 기록입니다. 증언자가 공유에 동의하지 않은 내용은 들어 있지 않습니다.',
    empty: '공유받은 기록이 없거나 열람 기한이 지났습니다. 초대한 사람에게 문의하십시오.',
    help: '기록을 열면 진술마다 출처와 함께 읽을 수 있습니다. 비밀을 전제로 한 증언을 읽은 사실은 남습니다. 증언자가 동의를 거두면 돌려 달라는 요청을 받게 됩니다. 목록에는 500건까지 보입니다.',
  },
);
