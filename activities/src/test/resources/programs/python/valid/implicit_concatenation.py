TEXT = 'a' "b" '''c''' f'{1}'
