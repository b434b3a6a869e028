"""One file a kind of condition.

A condition module has:

KEYS: type[pydantic.BaseModel]                     what may stand under its name in a rule file
evaluate(keys, context: Context) -> Verdict        where it holds in the procurement, or why it cannot be told
"""
