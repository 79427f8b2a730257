package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.gilavar.phrase.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a message says at a terminal. */
final class MessageWordsTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({"tr-TR, TR", "he-IL, HE", "iw, HE", "az-Latn-AZ, AZ", "ar-SY, AR", "ru, RU", "en-GB, EN", "fr-FR, EN"})
    void theReaderHasTheLanguageOfTheMachineOrEnglish(String machine, Language language) {
        assertThat(MessageWords.of(Locale.forLanguageTag(machine))).isEqualTo(language);
        assertThat(MessageWords.orOfTheMachine(Language.AZ)).isEqualTo(Language.AZ);
    }

    @Test
    void aPhraseFromABookThatIsNotHereIsItsCodeAndItsValuesAndThatIsSaid() {
        JsonNode later = json("{'coded':{'version':7,'code':'N67','parameters':{'delay':'PT30M'}},'text':'Fuel.'}");

        assertThat(MessageWords.lines(later, Language.TR))
                .containsExactly(
                        "N67",
                        "\u2066N67 (7) delay=PT30M\u2069",
                        "\u2066Serbest metin, çevrilmemiştir: \u2068Fuel.\u2069\u2069");
        assertThat(MessageWords.missing(later))
                .hasValueSatisfying(why -> assertThat(why).contains("version 7"));
        assertThat(MessageWords.missing(json("{'text':'Fuel.'}"))).isEmpty();
    }

    @Test
    void whatSomebodyWroteInWordsIsHarmlessAndStaysAsItIs() {
        assertThat(MessageWords.inOne(json("{'text':'a\\u202eb'}"), Language.HE))
                .isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'version':1,'code':'N34','parameters':{'notice':'a'}} | INFORM |
            {'version':1,'code':'N34','parameters':{'notice':'a'}} | WARN   | coded.code: N34 is said with the purpose INFORM
            {'version':1,'code':'N34','parameters':{}}             | INFORM | coded.parameters.notice: is missing
            {'version':0,'code':'N34','parameters':{'notice':'a'}} | INFORM | coded.version: expected a whole number from 1
            """, quoteCharacter = '`')
    void aPhraseIsHeldAgainstTheBookWhereverItWasWritten(String coded, String purpose, String reason) {
        JsonNode body = json(
                "{'type':'message.send','name':'m','to':'israel','purpose':'" + purpose + "','coded':" + coded + "}");

        if (reason == null) {
            assertThat(MessageWords.fault(body)).isEmpty();
        } else {
            assertThat(MessageWords.fault(body))
                    .hasValueSatisfying(why -> assertThat(why).contains(reason));
        }
    }
}
