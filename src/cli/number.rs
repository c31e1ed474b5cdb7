//! Numbers that are typed.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use crate::{language::quoted, say};

/// Reads a whole number within bounds.
pub fn whole<N>(bounds: RangeInclusive<N>) -> impl Fn(&str) -> Result<N, String> + Clone + Send + Sync + 'static
where
    N: FromStr + PartialOrd + Display + Clone + Send + Sync + 'static,
{
    move |text: &str| {
        let number = text.parse::<N>().ok().filter(|number| bounds.contains(number));
        number.ok_or_else(|| {
            let (least, most) = (bounds.start().to_string(), bounds.end().to_string());
            say!("cli-whole", least = least, most = most, text = quoted(text))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_none_or_out_of_bounds_is_refused_in_words() {
        let days = whole(1..=366_u32);
        assert_eq!(["1", "366"].map(&days), [Ok(1), Ok(366)]);
        for text in ["0", "367", "1.5", "many", "-1", ""] {
            let said = days(text).expect_err("no number of days");
            assert!(said.contains("from 1 to 366") && said.contains(&format!("{text:?}")), "{said}");
        }
    }
}
