"""`python -m app.core.assets`: builds, and says what each file weighs."""

from app.core.assets import main

if __name__ == "__main__":
    main()
