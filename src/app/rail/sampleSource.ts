/** A small module that a hierarchical map can read: the code that stands in until somebody pastes their own. */
export const SAMPLE_SOURCE = String.raw`"""Bookkeeping for a small library."""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta

LOAN = timedelta(days=28)
FINE_PER_DAY = 0.25


@dataclass
class Book:
    """One copy on the shelf."""

    number: int
    title: str
    author: str
    year: int = 0
    tags: set = field(default_factory=set)

    def matches(self, words):
        text = f"{self.title} {self.author}".lower()
        return all(word in text for word in words)

    def older_than(self, years, today):
        return self.year > 0 and today.year - self.year > years


@dataclass
class Member:
    """Somebody with a card."""

    card: str
    name: str
    since: date
    fines: float = 0.0

    def may_borrow(self, loans):
        if self.fines > 5:
            return False
        return sum(1 for loan in loans if loan.member is self) < 6

    def pay(self, amount):
        if amount <= 0:
            raise ValueError("nothing was paid")
        paid = min(amount, self.fines)
        self.fines -= paid
        return amount - paid


@dataclass
class Loan:
    book: Book
    member: Member
    start: date

    def due(self):
        return self.start + LOAN

    def days_late(self, today):
        return max(0, (today - self.due()).days)


class Library:
    """All books, members and loans."""

    def __init__(self):
        self.books = {}
        self.members = {}
        self.loans = []
        self.waiting = {}

    def add_book(self, title, author, year=0, tags=()):
        number = len(self.books) + 1
        book = Book(number, title, author, year, set(tags))
        self.books[number] = book
        return book

    def add_member(self, card, name, today):
        if card in self.members:
            raise KeyError(f"card {card} is taken")
        member = Member(card, name, today)
        self.members[card] = member
        return member

    def find(self, query):
        words = query.lower().split()
        found = [book for book in self.books.values() if book.matches(words)]
        return sorted(found, key=lambda book: (book.author, book.title))

    def loan_of(self, number):
        for loan in self.loans:
            if loan.book.number == number:
                return loan
        return None

    def borrow(self, card, number, today):
        member, book = self.members[card], self.books[number]
        if self.loan_of(number) is not None:
            self.waiting.setdefault(number, []).append(card)
            return None
        if not member.may_borrow(self.loans):
            raise PermissionError(f"{member.name} may not borrow")
        loan = Loan(book, member, today)
        self.loans.append(loan)
        return loan

    def give_back(self, number, today):
        loan = self.loan_of(number)
        if loan is None:
            raise KeyError(f"book {number} is not lent")
        late = loan.days_late(today)
        loan.member.fines += late * FINE_PER_DAY
        self.loans.remove(loan)
        return self.next_in_line(number, today)

    def next_in_line(self, number, today):
        cards = self.waiting.pop(number, [])
        while cards:
            card = cards.pop(0)
            if self.members[card].may_borrow(self.loans):
                if cards:
                    self.waiting[number] = cards
                return self.borrow(card, number, today)
        return None

    def overdue(self, today):
        late = [loan for loan in self.loans if loan.days_late(today) > 0]
        return sorted(late, key=lambda loan: loan.due())


def read_books(path, library):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            tags = row.get("tags", "").split(";")
            year = int(row["year"] or 0)
            library.add_book(row["title"], row["author"], year, tags)


def reminder(loan, today):
    days = loan.days_late(today)
    plural = "" if days == 1 else "s"
    fine = days * FINE_PER_DAY
    return (
        f"Dear {loan.member.name}, {loan.book.title} is {days} day{plural} late. "
        f"Please bring it back; the fine so far is {fine:.2f}."
    )


def report(library, today):
    lines = [f"{len(library.books)} books, {len(library.loans)} lent"]
    for loan in library.overdue(today):
        lines.append(reminder(loan, today))
    old = [book for book in library.books.values() if book.older_than(50, today)]
    lines.append(f"{len(old)} books are older than fifty years")
    return "\n".join(lines)


def main():
    library = Library()
    read_books("books.csv", library)
    today = date.today()
    library.add_member("A1", "Ada", today)
    library.borrow("A1", 1, today - timedelta(days=40))
    print(report(library, today))


if __name__ == "__main__":
    main()
`
