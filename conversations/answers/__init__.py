"""What is answered to each intent. An answer is a message made of facts and phrases; it draws nothing."""

from collections.abc import Callable, Mapping

from conversations.answers.about import answer_help, answer_unknown
from conversations.answers.accounts import answer_bring_back, answer_leave_out, answer_unmatched
from conversations.answers.administration import (
    answer_administration,
    answer_end_grant,
    answer_end_quiet,
    answer_end_schedule,
    answer_grants,
    answer_health,
    answer_quiet_times,
    answer_schedules,
)
from conversations.answers.asked import Asked
from conversations.answers.coaching import answer_coaching
from conversations.answers.evidence import answer_my_evidence, answer_remove_evidence
from conversations.answers.gaps import answer_gaps
from conversations.answers.instead import (
    answer_goal,
    answer_mentor,
    answer_openings,
    answer_path,
)
from conversations.answers.instead_talk import RATE_SOMEBODY, answer_prepare, answer_rating
from conversations.answers.instead_team import answer_metrics, answer_pulse, answer_team
from conversations.answers.next_steps import answer_next_steps
from conversations.answers.plan import answer_plan
from conversations.answers.preferences import answer_preferences
from conversations.answers.privacy import answer_privacy
from conversations.answers.reviews import answer_review
from conversations.answers.roles import answer_compare, answer_expectations
from conversations.answers.topics import answer_allow_topic, answer_stop_topic, answer_why
from conversations.answers.update import answer_update
from conversations.answers.whom import answer_whom
from conversations.messages import Message
from conversations.scene import Scene

ANSWERS: Mapping[str, Callable[[Scene, Asked], Message]] = {
    "next_steps": answer_next_steps,
    "role_expectations": answer_expectations,
    "compare_roles": answer_compare,
    "my_gaps": answer_gaps,
    "show_plan": answer_plan,
    "update_action": answer_update,
    "preferences": answer_preferences,
    "review_goal": answer_review,
    "coaching_tip": answer_coaching,
    "whom": answer_whom,
    "privacy": answer_privacy,
    "my_evidence": answer_my_evidence,
    "remove_evidence": answer_remove_evidence,
    "why": answer_why,
    "stop_topic": answer_stop_topic,
    "allow_topic": answer_allow_topic,
    "administration": answer_administration,
    "grants": answer_grants,
    "end_grant": answer_end_grant,
    "schedules": answer_schedules,
    "end_schedule": answer_end_schedule,
    "quiet_times": answer_quiet_times,
    "end_quiet": answer_end_quiet,
    "health": answer_health,
    "unmatched_accounts": answer_unmatched,
    "leave_out_account": answer_leave_out,
    "bring_back_account": answer_bring_back,
    "path_between": answer_path,
    "add_goal": answer_goal,
    "find_openings": answer_openings,
    "find_mentor": answer_mentor,
    "prepare_conversation": answer_prepare,
    RATE_SOMEBODY: answer_rating,
    "team_matrix": answer_team,
    "team_readiness": answer_team,
    "pulse_results": answer_pulse,
    "programme_metrics": answer_metrics,
    "help": answer_help,
    "unknown": answer_unknown,
}
