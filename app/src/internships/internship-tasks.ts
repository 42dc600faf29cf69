import type { CaseChange, CaseModule, Outcome } from '../casework/index.ts';
import { done } from '../casework/index.ts';

/** Tasks that moves bring, by the names in the kind. */
export const internshipTasks: NonNullable<CaseModule['tasks']> = {
  'assign reviewers': {
    title: { en: 'Name two reviewers', ko: '심사자 두 사람 지정하기' },
    dueDays: 3,
  },
  'score interview': {
    title: { en: 'Hand in the scorecard of the interview', ko: '면접 채점표 내기' },
    dueDays: 3,
  },
  'ask for references': {
    title: {
      en: 'Speak with the two people named as references (asked for on the status page)',
      ko: '추천인 두 분과 이야기하기(진행 상황 화면에서 여쭘)',
    },
    dueDays: 14,
  },
  'agree dates': {
    title: { en: 'Agree first day, hours and place in writing', ko: '시작일, 시간, 장소를 글로 정하기' },
    dueDays: 14,
  },
  'set up account': {
    title: {
      en: 'Open an account with no more than the work needs',
      ko: '업무에 필요한 만큼만 권한을 준 계정 만들기',
    },
    dueDays: 21,
  },
  'sign confidentiality': {
    title: { en: 'Promise of confidentiality signed', ko: '비밀 유지 약속에 서명받기' },
    dueDays: 21,
  },
  'safety briefing': {
    title: {
      en: 'Briefing on safety, on testimony, and on where to find help',
      ko: '안전과 증언 다루기, 도움 받을 곳 안내하기',
    },
    dueDays: 21,
  },
};

/** Ticks off a task that was done by doing it. */
export async function finishOwnTask(change: CaseChange, name: string): Promise<Outcome<null>> {
  const title = internshipTasks[name]?.title.en;
  const open = change.state().tasks.find((task) => !task.isDone && task.title.en === title);
  return open ? change.add({ type: 'task done', body: { id: open.id } }) : done(null);
}
