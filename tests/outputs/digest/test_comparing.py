from outputs.digest.comparing import compare_digests


def test_a_digest_does_not_differ_from_itself(digest):
    assert compare_digests(digest, digest).is_empty


def test_lines_that_went_came_and_changed_are_told_apart(digest):
    (group,) = digest.groups
    (section,) = group.sections
    first, second = section.lines
    changed = first.model_copy(update={"sentence": "ICT 미클의 회원사는 351개사다."})
    added = second.model_copy(update={"key": "new"})
    after = digest.model_copy(
        update={
            "groups": (
                group.model_copy(
                    update={"sections": (section.model_copy(update={"lines": (changed, added)}),)}
                ),
            )
        }
    )
    found = compare_digests(digest, after)
    assert (found.gone, found.come, found.changed) == ((second,), (added,), ((first, changed),))
