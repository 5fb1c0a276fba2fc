//! A moment as a book says it. The clock is the program's: here a moment is a number.

/// A moment, in whole seconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// Date and time of day (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) year: i64,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
}

impl Moment {
    /// The parts of the moment, by the calendar of Howard Hinnant's `civil_from_days`.
    pub(super) fn parts(self) -> Parts {
        let (days, seconds) = (self.0.div_euclid(86_400), self.0.rem_euclid(86_400));
        let days = days + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let small = |number: i64| u8::try_from(number).expect("parts of a date are small");
        let month = small(if shifted < 10 { shifted + 3 } else { shifted - 9 });
        Parts {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: small(day_of_year - (153 * shifted + 2) / 5 + 1),
            hour: small(seconds / 3_600),
            minute: small(seconds / 60 % 60),
            second: small(seconds % 60),
        }
    }

    /// `2026-03-01T09:30:00Z`, the one form that a package document knows (EPUB 3.3, 5.5.4 "Last modified date").
    pub(super) fn stamp(self) -> String {
        let Parts { hour, minute, second, .. } = self.parts();
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", self.date())
    }

    /// `2026-03-01`
    pub(super) fn date(self) -> String {
        let Parts { year, month, day, .. } = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_dates() {
        for (moment, stamp) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_700_000_000, "2023-11-14T22:13:20Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(Moment(moment).stamp(), stamp);
        }
    }
}
